use super::{Evidence, carries_its_own_label, choose, join, notice, split_caption, strip_label};
use super::{agencies, field, label, names, words};
use crate::article::{CreditOrigin, SafeUrl};

fn printed(evidence: Evidence) -> (Option<String>, Option<String>, Option<CreditOrigin>) {
    let choice = choose(evidence);
    let (text, origin) = choice.credit.map(|credit| (credit.text, credit.origin)).unzip();
    (choice.caption, text, origin)
}

fn credit(evidence: Evidence) -> Option<(String, CreditOrigin)> {
    choose(evidence).credit.map(|credit| (credit.text, credit.origin))
}

fn full() -> Evidence<'static> {
    Evidence {
        field: Some("Field"),
        photographer: Some("Photographer"),
        source: Some("Agency"),
        picture_byline: Some("Byline"),
        caption: Some("Kim waves. Photo: Caption Agency"),
        body_caption: Some("Kim waves. Photo: Body Agency"),
        rights_holder: Some("Holder"),
        copyright_notice: Some("© 2023 Notice"),
        file_credit: Some("File Credit"),
        file_copyright: Some("File Holder"),
        ..Evidence::default()
    }
}

#[test]
fn the_first_source_that_says_anything_wins() {
    let mut evidence = full();
    let mut found = Vec::new();
    let steps: [fn(&mut Evidence); 10] = [
        |_| {},
        |evidence| evidence.field = Some("  "),
        |evidence| evidence.photographer = None,
        |evidence| evidence.picture_byline = None,
        |evidence| evidence.source = None,
        |evidence| evidence.caption = Some("Kim waves."),
        |evidence| evidence.body_caption = None,
        |evidence| evidence.rights_holder = None,
        |evidence| evidence.copyright_notice = None,
        |evidence| evidence.file_credit = None,
    ];
    for step in steps {
        step(&mut evidence);
        found.extend(credit(evidence.clone()));
    }
    let expected = [
        ("Field", CreditOrigin::Field),
        ("Photographer / Agency", CreditOrigin::PhotographerAndSource),
        ("Byline / Agency", CreditOrigin::PictureByline),
        ("Agency", CreditOrigin::PhotographerAndSource),
        ("Caption Agency", CreditOrigin::Caption),
        ("Body Agency", CreditOrigin::BodyCaption),
        ("Holder", CreditOrigin::RightsHolder),
        ("Notice", CreditOrigin::RightsHolder),
        ("File Credit", CreditOrigin::FileMetadata),
        ("File Holder", CreditOrigin::FileMetadata),
    ];
    assert_eq!(found, expected.map(|(text, origin)| (text.to_owned(), origin)));
}

#[test]
fn nothing_known_gives_nothing() {
    assert_eq!(printed(Evidence::default()), (None, None, None));
    assert_eq!(printed(Evidence { caption: Some(" "), ..Evidence::default() }), (None, None, None));
}

#[test]
fn credit_survives_without_a_caption() {
    let evidence = Evidence { field: Some("AFP"), ..Evidence::default() };
    assert_eq!(printed(evidence), (None, Some("AFP".into()), Some(CreditOrigin::Field)));
}

#[test]
fn a_credit_that_must_not_be_shown_is_not_looked_for() {
    let evidence = Evidence { display: false, ..full() };
    assert_eq!(printed(evidence), (Some("Kim waves. Photo: Caption Agency".into()), None, None));
}

#[test]
fn the_url_goes_with_the_credit() {
    let url = SafeUrl::parse("https://afp.example/", None);
    let choice = choose(Evidence { field: Some("AFP"), url: url.clone(), ..Evidence::default() });
    assert_eq!(choice.credit.unwrap().url, url);
}

#[test]
fn a_label_in_a_field_is_not_printed_twice() {
    for field in [
        "Image source: AFP",
        "Photo: AFP",
        "Photo: Image source: AFP",
        "Foto: AFP.",
        " Credit:  AFP ",
        "Photo by AFP",
    ] {
        let evidence = Evidence { field: Some(field), ..Evidence::default() };
        assert_eq!(credit(evidence).unwrap().0, "AFP", "{field}");
    }
}

#[test]
fn a_name_that_is_said_twice_is_printed_once() {
    assert_eq!(join("Jane Doe", "Reuters"), "Jane Doe / Reuters");
    assert_eq!(join("Jane Doe/REUTERS", "Reuters"), "Jane Doe/REUTERS");
    assert_eq!(join("Reuters", "Reuters"), "Reuters");
    assert_eq!(join("AP", "Jane Doe/AP Photo"), "Jane Doe/AP Photo");
    assert_eq!(join("Ann Apple", "AP"), "Ann Apple / AP");
}

#[test]
fn a_byline_of_the_picture_goes_with_the_holder_of_the_rights() {
    let evidence = Evidence {
        picture_byline: Some("By Jane Doe"),
        rights_holder: Some("© 2023 TT"),
        ..Evidence::default()
    };
    assert_eq!(credit(evidence), Some(("Jane Doe / TT".into(), CreditOrigin::PictureByline)));
}

#[test]
fn a_caption_does_not_repeat_the_credit_of_a_field() {
    for (field, caption, left) in [
        ("AFP", "Kim waves. (Image source: AFP)", Some("Kim waves.")),
        ("Jane Doe / AFP", "Kim waves. Photo: AFP", Some("Kim waves.")),
        ("Jane Doe/AFP", "Kim waves. Photo: Jane Doe / AFP", Some("Kim waves.")),
        ("Jane Doe", "Kim waves. Jane Doe", Some("Kim waves.")),
        ("Jane Doe", "Kim waves (Jane Doe).", Some("Kim waves.")),
        ("the desk of the paper", "Kim waves. Photo credit: the desk of the paper", Some("Kim waves.")),
        ("Dateline archive", "Kim waves – dateline Archive", Some("Kim waves")),
        ("AFP", "AFP", None),
        ("Jane Doe", "Jane Doe", None),
        ("Jane Doe", "A portrait of Jane Doe", Some("A portrait of Jane Doe")),
        ("Jane Doe", "The speaker: Jane Doe", Some("The speaker: Jane Doe")),
        (
            "Getty Images",
            "Kim waves. Photo: Jane Doe/Getty Images",
            Some("Kim waves. Photo: Jane Doe/Getty Images"),
        ),
        ("AFP", "Kim waves. Photo: Jane Doe", Some("Kim waves. Photo: Jane Doe")),
        ("A much longer credit than the caption", "Kim", Some("Kim")),
    ] {
        let evidence = Evidence { field: Some(field), caption: Some(caption), ..Evidence::default() };
        let (caption_left, credit, _) = printed(evidence);
        assert_eq!((caption_left.as_deref(), credit.as_deref()), (left, Some(field)), "{caption:?}");
    }
}

#[test]
fn a_text_that_is_too_long_or_says_nothing_is_no_credit() {
    let long = "Jane ".repeat(41);
    let exact = "a".repeat(200);
    for field in [long.as_str(), "-", "©", "2023", "n/a", "null", "Photo:", "Unknown", ""] {
        assert_eq!(credit(Evidence { field: Some(field), ..Evidence::default() }), None, "{field:?}");
    }
    assert_eq!(credit(Evidence { field: Some(&exact), ..Evidence::default() }).unwrap().0, exact);
}

#[test]
fn a_copyright_notice_is_reduced_to_the_holder() {
    for (notice, holder) in [
        ("Copyright 2019, dpa (www.dpa.de). Alle Rechte vorbehalten", "dpa (www.dpa.de)"),
        ("© 2023 Jane Doe. All rights reserved.", "Jane Doe"),
        ("© Jane Doe 2019-2023", "Jane Doe"),
        ("Copyright (c) 2023 by Jane Doe", "Jane Doe"),
        ("Copyright 2023 The Associated Press. All rights reserved", "The Associated Press"),
        ("2023 Getty Images", "Getty Images"),
        ("Jane Doe ©", "Jane Doe"),
        ("(C) AFP / Tous droits réservés", "AFP"),
        ("AFP", "AFP"),
    ] {
        assert_eq!(notice::holder(notice).as_deref(), Some(holder), "{notice}");
    }
    for notice in ["© 2023", "All rights reserved", "Copyright", "2019–2023"] {
        assert_eq!(notice::holder(notice), None, "{notice}");
    }
}

#[test]
fn cameras_and_programs_own_no_pictures() {
    for text in [
        "Picasa 2.6",
        "Picasa",
        "Adobe Photoshop CS6 (Windows)",
        "Adobe",
        "Canon EOS 5D",
        "Canon",
        "NIKON CORPORATION",
        "iPhone 12 Pro",
        "Apple iPhone",
        "OLYMPUS DIGITAL CAMERA",
        "SAMSUNG SM-G973F",
        "SONY DSC",
        "DJI Mavic 2",
        "Google Pixel",
        "Microsoft Windows Photo Viewer 6.1",
        "GIMP 2.10",
        "user",
        "Picture",
    ] {
        let evidence =
            Evidence { file_credit: Some(text), file_copyright: Some(text), ..Evidence::default() };
        assert_eq!(credit(evidence), None, "{text}");
    }
    for text in ["Jane Doe", "Adobe Stock", "Sony Pictures", "Samsung Electronics", "AFP 2023", "Reuters"] {
        assert!(!notice::is_camera_or_software(text), "{text}");
    }
    // A field that an editor fills in is not filtered.
    assert_eq!(credit(Evidence { field: Some("Canon"), ..Evidence::default() }).unwrap().0, "Canon");
}

#[test]
fn labels_that_only_announce_are_stripped() {
    for (text, left) in [
        ("Image source: AFP", "AFP"),
        ("Image source: Image source: AFP", "AFP"),
        ("Photo: Bild: dpa", "dpa"),
        ("Photo by Jane Doe", "Jane Doe"),
        ("Crédit photo : AFP", "AFP"),
        ("Photo AFP", "AFP"),
        ("Image source: Illustration: Dateline", "Illustration: Dateline"),
        ("Illustration: Dateline", "Illustration: Dateline"),
        ("Map: Dateline", "Map: Dateline"),
        ("AP Photo/Jane Doe", "AP Photo/Jane Doe"),
        ("© AFP", "© AFP"),
        ("Bild", "Bild"),
        ("Foto de Zygmunt Bauman", "Foto de Zygmunt Bauman"),
        ("Credit Suisse", "Credit Suisse"),
        ("Jane Doe", "Jane Doe"),
        ("Photo:", ""),
    ] {
        assert_eq!(strip_label(text), left, "{text:?}");
    }
}

#[test]
fn an_illustration_brings_its_own_label() {
    for text in [
        "Illustration: Dateline",
        "Drawing: Jane Doe",
        "Map: Dateline",
        "Grafik: dpa",
        "Photo illustration by Jane Doe",
        "Vidéo : AFP",
    ] {
        assert!(carries_its_own_label(text), "{text}");
    }
    for text in [
        "AFP",
        "Photo: AFP",
        "Video Games Inc",
        "Illustration",
        "Maps of the World",
        "Jane Doe / Graphic News",
        "",
    ] {
        assert!(!carries_its_own_label(text), "{text}");
    }
}

#[test]
fn an_illustration_of_a_caption_is_printed_with_its_label() {
    let evidence = Evidence { caption: Some("The border (Illustration: Dateline)"), ..Evidence::default() };
    let expected =
        (Some("The border".into()), Some("Illustration: Dateline".into()), Some(CreditOrigin::Caption));
    assert_eq!(printed(evidence), expected);
}

#[test]
fn what_is_split_off_is_split_off_for_good() {
    for text in ["Foo bar. Photo: Jane Doe/Reuters", "Kim waves (AFP)", "Kim waves. © 2023 Jane Doe"] {
        let once = split_caption(text).caption.unwrap();
        assert_eq!(split_caption(&once).caption, Some(once.clone()), "{text}");
    }
}

#[test]
fn a_megabyte_of_anything_is_dealt_with() {
    for piece in [
        "Photo: ",
        "Photo ",
        "© ",
        "a ",
        "AFP/",
        "(",
        ")",
        ".",
        "2023 ",
        "All rights reserved ",
        "İ",
        "\u{a0}",
    ] {
        let long = piece.repeat(1_000_000 / piece.len());
        let text = Some(long.as_str());
        let _ = choose(Evidence {
            field: text,
            photographer: text,
            source: text,
            picture_byline: text,
            caption: text,
            body_caption: text,
            rights_holder: text,
            copyright_notice: text,
            file_credit: text,
            file_copyright: text,
            url: None,
            display: true,
        });
        let _ = choose(Evidence { field: Some("AFP"), caption: text, ..Evidence::default() });
        let _ = (strip_label(&long).len(), carries_its_own_label(&long));
    }
}

#[test]
fn every_list_has_the_order_that_a_binary_search_needs() {
    let lists = [&agencies::LISTS[..], label::LISTS, &notice::LISTS, &names::LISTS, &field::LISTS].concat();
    for list in lists {
        let known: Vec<&str> = list.split('|').collect();
        assert!(known.is_sorted_by(|one, next| one < next), "{list}");
        for word in known {
            assert!(words::is_in(list, word), "{word}");
            assert!(words::is_in(list, &word.to_ascii_uppercase()) || !word.is_ascii(), "{word}");
        }
        for other in ["", " ", "|", "a b c", "zzz", "龘", list] {
            assert!(!words::is_in(list, other), "{other}");
        }
    }
}
