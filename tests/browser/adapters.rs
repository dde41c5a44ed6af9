//! The thin adapters, each against the real platform.

use dateline::browser::fetch::{self, FetchError, RequestScope};
use dateline::browser::head::{self, DocumentHead};
use dateline::browser::intl;
use dateline::browser::offline_cache;
use dateline::browser::page::{self, Politeness};
use dateline::browser::storage::{self, Key};
use dateline::browser::timer::{self, Work};
use dateline::site::platform::{Browser, DateForm, Platform};
use wasm_bindgen_test::wasm_bindgen_test;

/// 17 September 2023, 18:20 UTC.
const SEND_OFF: f64 = 1_694_974_800_000.0;

#[wasm_bindgen_test]
fn a_time_is_written_in_the_language_and_zone_that_were_set() {
    let berlin = Browser::new("en-GB", Some("Europe/Berlin"));
    assert_eq!(berlin.date(DateForm::Time, SEND_OFF), "20:20");
    let moment = berlin.date(DateForm::Moment, SEND_OFF);
    assert!(moment.contains("17 September 2023") && moment.contains("20:20"), "{moment}");
    assert!(Browser::new("de", Some("UTC")).date(DateForm::Weekday, SEND_OFF).starts_with("Sonntag"));
}

#[wasm_bindgen_test]
fn each_form_of_a_date_has_what_it_says() {
    let utc = Browser::new("en-GB", Some("UTC"));
    let write = |form| utc.date(form, SEND_OFF);
    assert_eq!(write(DateForm::Day), "17 September 2023");
    assert_eq!(write(DateForm::DayOfYear), "17 September");
    assert_eq!(write(DateForm::ShortDay), "17 Sept 2023");
    assert_eq!(write(DateForm::ShortDayOfYear), "17 Sept");
    assert_eq!(write(DateForm::Year), "2023");
    assert!(write(DateForm::TimeAndZone).starts_with("18:20"));
    assert_eq!(utc.count(3_193), "3,193");
}

#[wasm_bindgen_test]
fn an_unknown_zone_or_language_is_survived() {
    let mars = Browser::new("en-GB", Some("Mars/Olympus"));
    assert!(!mars.zone_is_known);
    assert!(!mars.date(DateForm::Time, SEND_OFF).is_empty());
    assert!(!Browser::new("not a language", None).date(DateForm::Time, SEND_OFF).is_empty());
}

#[wasm_bindgen_test]
fn what_is_stored_comes_back_until_it_is_dropped() {
    assert!(storage::set(Key::Theme, Some("dark")));
    assert_eq!(storage::get(Key::Theme).as_deref(), Some("dark"));
    assert!(storage::set(Key::Theme, None));
    assert_eq!(storage::get(Key::Theme), None);
}

#[wasm_bindgen_test]
async fn an_answer_is_kept_with_its_time() {
    offline_cache::put("https://feeds.example/kept.json", "{\"items\":[]}", SEND_OFF).await;
    let kept = offline_cache::get("https://feeds.example/kept.json").await.unwrap();
    assert_eq!((kept.text.as_str(), kept.at), ("{\"items\":[]}", SEND_OFF));
    assert!(offline_cache::get("https://feeds.example/other.json").await.is_none());
}

#[wasm_bindgen_test]
async fn of_many_answers_the_oldest_go() {
    let address = |number: usize| format!("https://feeds.example/{number}.json");
    for number in 0..100 {
        offline_cache::put(&address(number), "{}", SEND_OFF).await;
    }
    // Kept again, so it is not the oldest any more.
    offline_cache::put(&address(0), "{}", SEND_OFF).await;
    offline_cache::put(&address(100), "{}", SEND_OFF).await;
    assert!(offline_cache::get(&address(1)).await.is_none());
    for number in [0, 2, 99, 100] {
        assert!(offline_cache::get(&address(number)).await.is_some(), "{number}");
    }
}

fn content(selector: &str) -> Option<String> {
    let document = web_sys::window()?.document()?;
    let element = document.query_selector(selector).ok()??;
    element
        .get_attribute("content")
        .or_else(|| element.get_attribute("href"))
        .or_else(|| element.text_content())
}

#[wasm_bindgen_test]
fn a_head_leaves_nothing_of_the_one_before_it() {
    let story = DocumentHead {
        title: "Story – Paper".to_owned(),
        description: Some("What happened".to_owned()),
        canonical: Some("https://paper.example/article/story".to_owned()),
        image: Some("https://paper.example/a.jpg".to_owned()),
        json_ld: Some("{\"headline\":\"\\u003c/script>\"}".to_owned()),
        ..DocumentHead::default()
    };
    head::write(&story);
    assert_eq!(content("link[rel=canonical]").as_deref(), Some("https://paper.example/article/story"));
    assert_eq!(content("meta[property='og:image']").as_deref(), Some("https://paper.example/a.jpg"));
    assert!(content("script[type='application/ld+json']").unwrap().contains("headline"));
    head::write(&DocumentHead { title: "Not found".to_owned(), no_index: true, ..DocumentHead::default() });
    assert_eq!(content("link[rel=canonical]"), None);
    assert_eq!(content("meta[property='og:image']"), None);
    assert_eq!(content("script[type='application/ld+json']"), None);
    assert_eq!(content("meta[name=robots]").as_deref(), Some("noindex"));
}

#[wasm_bindgen_test]
fn counts_are_written_as_the_language_does() {
    assert_eq!(intl::count(999, "en-GB"), "999");
    assert_eq!(intl::count(100_000, "en-GB"), "100,000");
    assert_eq!(intl::count(100_000, "de"), "100.000");
    assert_eq!(intl::count(100_000, "no language at all"), "100000");
}

#[wasm_bindgen_test]
async fn a_request_that_the_reader_left_ends_as_left() {
    let visit = RequestScope::begin();
    let signal = visit.signal();
    drop(visit);
    assert_eq!(fetch::text("/nothing", 1000, signal).await, Err(FetchError::Left));
}

#[wasm_bindgen_test]
async fn a_text_is_fetched_up_to_the_cap() {
    let text = "x".repeat(5000);
    let address = format!("data:text/plain,{text}");
    assert_eq!(fetch::text(&address, 5000, None).await.unwrap().text, text);
    assert_eq!(fetch::text(&address, 4999, None).await, Err(FetchError::TooLarge));
}

#[wasm_bindgen_test]
async fn work_that_takes_too_long_goes_on_afterwards() {
    let mut work: Work<'_, u32> = Box::pin(async {
        timer::sleep(80).await;
        7
    });
    assert_eq!(timer::within(&mut work, 5).await, None);
    assert_eq!(work.await, 7);
}

#[wasm_bindgen_test]
async fn works_go_on_side_by_side_and_keep_their_order() {
    let slow: Work<'_, u32> = Box::pin(async {
        timer::sleep(60).await;
        1
    });
    let fast: Work<'_, u32> = Box::pin(async { 2 });
    assert_eq!(timer::all(vec![slow, fast]).await, [1, 2]);
}

#[wasm_bindgen_test]
async fn what_is_said_reaches_the_status_line_one_thing_after_the_other() {
    let document = web_sys::window().unwrap().document().unwrap();
    let region = document.create_element("p").unwrap();
    region.set_id("announce-polite");
    document.body().unwrap().append_child(&region).unwrap();
    page::announce(Politeness::Polite, "12 more stories".to_owned());
    page::announce(Politeness::Polite, "Link copied".to_owned());
    timer::sleep(200).await;
    assert_eq!(region.text_content().as_deref(), Some("12 more stories"));
    timer::sleep(1_100).await;
    assert_eq!(region.text_content().as_deref(), Some("Link copied"));
    region.remove();
}
