//! Bodies of about 1 MB that are built to take long. None may: see the note in `docs`.

#![allow(clippy::format_collect, reason = "short")]

const MB: usize = 1_000_000;

fn times(unit: &str) -> String {
    unit.repeat(MB / unit.len())
}

/// Heavy bodies by name.
pub fn heavy() -> Vec<(&'static str, String)> {
    let address = "a".repeat(8_000);
    let classes: String = (0..190).map(|index| format!("<b class=c{index}><div>")).collect();
    let attributes: String = (0..90_000).map(|index| format!(" a{index}=x")).collect();
    let hidden: String = (0..9_000).map(|index| format!("<\0b class=c{index}>")).collect();
    let open = "<em>".repeat(3) + &"<strong>".repeat(3) + &"<code>".repeat(3) + "<a href=/x>";
    vec![
        ("end tags that end nothing", times(">c</p>")),
        ("nested div", "<div>".repeat(100_000)),
        ("nested div, closed", "<div>".repeat(90_000) + &"</div>".repeat(90_000)),
        ("nested b", "<b>".repeat(100_000)),
        ("nested a", times("<a href=/x>")),
        ("nested a, below the limits", "<a href=/x>".repeat(19_000)),
        ("nested a and div", "<a href=/x><div>".repeat(199)),
        ("nested table", times("<table>")),
        ("nested table, text", times("<table>x")),
        (
            "tables hide open elements",
            ("<div>".repeat(150) + "<table><td>" + &"</div>".repeat(150)).repeat(16),
        ),
        ("lists", times("<ul><li>")),
        ("svg", times("<svg>")),
        ("svg with styles", times("<svg><style></svg>")),
        ("math", times("<math><mi>")),
        ("one attribute of 1 MB", format!("<p title=\"{}\">x", "y".repeat(MB))),
        ("one href of 1 MB", format!("<a href=\"https://x/{}\">x</a>", "y".repeat(MB))),
        ("one srcset of 1 MB", format!("<img src=a srcset=\"{}\">", times("a 1w,"))),
        ("many attributes", format!("<p{attributes}>x")),
        ("one tag name of 1 MB", format!("<{}>x", "y".repeat(MB))),
        ("unclosed quote", times("<a href=\"x>y</a>'")),
        ("unclosed tag", times("<a ")),
        ("unclosed comment", times("<!--")),
        ("comments", times("<!-- -->x")),
        ("comments that nearly end", times("<!--x--!x>")),
        ("cdata", times("<![CDATA[")),
        ("less than", times("<")),
        ("less than and slash", times("</")),
        ("ampersands", times("&")),
        ("references", times("&amp;")),
        ("long references", times("&CounterClockwiseContourIntegral;")),
        ("numbers", times("&#x26;#38;")),
        ("unclosed raw text", times("<script>")),
        ("raw text that closes itself", times("<iframe/>")),
        ("raw text that nearly ends", format!("<script>{}", times("</scrip"))),
        ("unclosed form around scripts", format!("<form>{}", times("<script></script>"))),
        (
            "unclosed of every kind",
            times("<form><svg><math><button><object><select><template><canvas><dialog><del>"),
        ),
        ("5,000 paragraphs", "<p>Some words of a paragraph".repeat(5_000)),
        ("19,000 paragraphs", "<p>Some words of a paragraph".repeat(19_000)),
        ("paragraphs with open formatting", format!("{open}{}", "<p>x".repeat(19_900))),
        ("paragraphs with open formatting, fewer", format!("{open}{}", "<p>x".repeat(5_000))),
        ("formatting around blocks", format!("{classes}{}", "<p>x".repeat(10_000))),
        ("one long link around paragraphs", format!("<a href=\"/{address}\">{}", "<p>x".repeat(19_000))),
        ("one long link around items", format!("<a href=\"/{address}\"><ul>{}", "<li>x".repeat(19_000))),
        ("pictures", "<img src=a srcset='b 1w,c 2w,d 3w'>".repeat(19_000)),
        (
            "noscript pictures",
            (0..9_000)
                .map(|index| format!("<img src={index}><noscript><img src=n{index}></noscript>"))
                .take(6_000)
                .collect(),
        ),
        ("figures in figures", "<figure><img src=a>".repeat(199)),
        (
            "figures in figures, closed",
            ("<figure><img src=a>".repeat(150) + &"</figure>".repeat(150)).repeat(60),
        ),
        (
            "galleries in galleries",
            "<div class=gallery><img src=a>".repeat(199) + &"<img src=b>".repeat(15_000),
        ),
        ("cells", format!("<table><tr>{}", "<td>x".repeat(19_000))),
        ("rows", format!("<table>{}", "<tr><td>x<td>y".repeat(6_000))),
        ("spans", "<span class=credit>x</span>".repeat(9_900)),
        ("misnested", "<b><i></b></i>".repeat(4_900)),
        ("breaks", times("<br>")),
        ("white space", times(" \n\t")),
        ("no-break spaces", times("\u{a0} ")),
        ("one word", times("x")),
        ("blank lines", times("\n\n")),
        ("null characters", times("\0")),
        ("nulls after less than", times("<\0")),
        ("nulls after ampersands", times("&\0")),
        ("formatting that nulls hide, around paragraphs", hidden + &"<\0p>x".repeat(9_000)),
        ("div that nulls hide", "<\0div>".repeat(19_000)),
    ]
}
