use super::split_caption;

/// Caption, expected caption without the credit ("" for none), expected credit.
type CaptionCase = (&'static str, &'static str, &'static str);

fn assert_split(rows: &[CaptionCase]) {
    let mut wrong = Vec::new();
    for (text, caption, credit) in rows {
        let split = split_caption(text);
        let got = (split.caption.unwrap_or_default(), split.credit.unwrap_or_default());
        if got != ((*caption).to_owned(), (*credit).to_owned()) {
            wrong.push(format!("{text:?}\n  gave {got:?}\n  not  {:?}", (caption, credit)));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), rows.len(), wrong.join("\n"));
}

#[test]
fn a_bracket_with_a_label_is_a_credit() {
    assert_split(&[
        ("(Image Source: AFP)", "", "AFP"),
        ("Kim waves from his train. (Image source: AFP)", "Kim waves from his train.", "AFP"),
        ("Kim waves from his train (Photo by Jane Doe).", "Kim waves from his train.", "Jane Doe"),
        ("Kim waves. [Picture: Jane Doe]", "Kim waves.", "Jane Doe"),
        ("Kim waves. (Photo courtesy of The Peace Museum)", "Kim waves.", "The Peace Museum"),
        ("Kim waves. (Courtesy of Jane Doe)", "Kim waves.", "Jane Doe"),
        (
            "Kim waves (Photo by Jane Doe/The Washington Post via Getty Images)",
            "Kim waves",
            "Jane Doe/The Washington Post via Getty Images",
        ),
        (
            "Kim waves. (Photo credit should read JANE DOE/AFP via Getty Images)",
            "Kim waves.",
            "JANE DOE/AFP via Getty Images",
        ),
        ("Kim waves [File: Jane Doe/Reuters]", "Kim waves", "Jane Doe/Reuters"),
        ("Kim waves [Photo provided by Jane Doe]", "Kim waves", "Jane Doe"),
        ("Kim waves. (© 2023 Jane Doe)", "Kim waves.", "Jane Doe"),
        ("Kim winkt (Foto: Jan Müller/dpa)", "Kim winkt", "Jan Müller/dpa"),
        ("Kim winkt. (Symbolbild: dpa)", "Kim winkt.", "dpa"),
        ("Ким машет рукой (Фото: РИА Новости)", "Ким машет рукой", "РИА Новости"),
        ("金正恩挥手（图片来源：视觉中国）", "金正恩挥手", "视觉中国"),
        ("手を振る金氏（写真：ロイター／アフロ）", "手を振る金氏", "ロイター／アフロ"),
        ("손을 흔드는 김 위원장 [사진=연합뉴스]", "손을 흔드는 김 위원장", "연합뉴스"),
        ("Kim waves. (Photo: Jane Doe", "Kim waves.", "Jane Doe"),
        (
            "Kim waves. (Photo by Jane DOE / AFP) (Photo by JANE DOE/AFP via Getty Images)",
            "Kim waves.",
            "JANE DOE/AFP via Getty Images",
        ),
    ]);
}

#[test]
fn a_label_before_names_at_the_end_is_a_credit() {
    assert_split(&[
        ("Foo bar. Photo: Jane Doe/Reuters", "Foo bar.", "Jane Doe/Reuters"),
        ("Foo bar. Photo: Jane Doe/Reuters.", "Foo bar.", "Jane Doe/Reuters"),
        ("Foo bar. Photo: Jane Doe/Reuters)", "Foo bar.", "Jane Doe/Reuters"),
        ("Foo bar. PHOTO: JANE DOE", "Foo bar.", "JANE DOE"),
        ("Foo bar. Photograph: Marcin Rogozinski/Alamy", "Foo bar.", "Marcin Rogozinski/Alamy"),
        (
            "Smooth-faced greed … Tom Mothersdale and Hara Yannas. Photographs: Richard Davenport/The Other Richard",
            "Smooth-faced greed … Tom Mothersdale and Hara Yannas.",
            "Richard Davenport/The Other Richard",
        ),
        (
            "Felicity’s stew. Photographs: Dan Matthews for the Guardian. Food styling: Jack Sargeson",
            "Felicity’s stew.",
            "Dan Matthews for the Guardian. Food styling: Jack Sargeson",
        ),
        (
            "Horses at Churchill Downs. Photograph: Steve Cargill/racingfotos.com/Rex Shutterstock",
            "Horses at Churchill Downs.",
            "Steve Cargill/racingfotos.com/Rex Shutterstock",
        ),
        ("Foo bar. Photo by Jane Doe on Unsplash", "Foo bar.", "Jane Doe on Unsplash"),
        ("Foo bar. Photo by Jane Doe (on Unsplash)", "Foo bar.", "Jane Doe (on Unsplash)"),
        ("Foo bar! Image: Jane Doe, CC BY-SA 4.0", "Foo bar!", "Jane Doe, CC BY-SA 4.0"),
        ("Kim boards his train Photo: AFP", "Kim boards his train", "AFP"),
        ("Kim boards his train | Photo: AFP", "Kim boards his train", "AFP"),
        ("Kim boards his train – Photo credit: Jane Doe", "Kim boards his train", "Jane Doe"),
        ("Kim boards.\nImage credit: Jane Doe", "Kim boards.", "Jane Doe"),
        ("Kim boards. Image source, Getty Images", "Kim boards.", "Getty Images"),
        ("Kim boards. Image copyright Getty Images", "Kim boards.", "Getty Images"),
        (
            "Kim boards. Credit...Jane Doe for The New York Times",
            "Kim boards.",
            "Jane Doe for The New York Times",
        ),
        (
            "Kim boards. Photo: Staff Sgt. Jane Doe, U.S. Army",
            "Kim boards.",
            "Staff Sgt. Jane Doe, U.S. Army",
        ),
        ("Kim boards. Photo: J. R. Doe Inc.", "Kim boards.", "J. R. Doe Inc."),
        ("Kim boards. Photo / Jane Doe", "Kim boards.", "Jane Doe"),
        ("Kim steigt ein. Foto: Jan Müller / dpa", "Kim steigt ein.", "Jan Müller / dpa"),
        (
            "Kim steigt ein. Bild: Stadt Köln, Amt für Denkmalpflege",
            "Kim steigt ein.",
            "Stadt Köln, Amt für Denkmalpflege",
        ),
        ("Kim steigt ein. Foto: privat", "Kim steigt ein.", "privat"),
        ("Kim steigt ein. Foto: picture alliance/dpa", "Kim steigt ein.", "picture alliance/dpa"),
        ("Kim steigt ein. Bildquelle: NASA", "Kim steigt ein.", "NASA"),
        ("Kim monte dans son train. Crédit : Jeanne Dupont", "Kim monte dans son train.", "Jeanne Dupont"),
        ("Kim monte. Crédit photo\u{a0}: AFP", "Kim monte.", "AFP"),
        ("Kim monte dans son train. Photo AFP", "Kim monte dans son train.", "AFP"),
        ("Kim monte. Photo par Jeanne Dupont", "Kim monte.", "Jeanne Dupont"),
        ("Kim sube al tren. Foto: Cortesía de Juana Pérez", "Kim sube al tren.", "Juana Pérez"),
        ("Kim sube al tren. Fuente de la imagen: EFE", "Kim sube al tren.", "EFE"),
        ("Kim sube al tren. Autor: Juana Pérez", "Kim sube al tren.", "Juana Pérez"),
        ("Kim sale sul treno. Foto: ANSA", "Kim sale sul treno.", "ANSA"),
        ("Kim embarca. Foto: Divulgação", "Kim embarca.", "Divulgação"),
        ("Kim stapt in. Beeld: ANP / Jan de Vries", "Kim stapt in.", "ANP / Jan de Vries"),
        ("Kim går ombord. Foto: Anders Wiklund/TT", "Kim går ombord.", "Anders Wiklund/TT"),
        ("Kim wsiada. Fot. Jan Kowalski", "Kim wsiada.", "Jan Kowalski"),
        ("Kim trene biniyor. Fotoğraf: AA", "Kim trene biniyor.", "AA"),
        ("Ким садится в поезд. Фото: ТАСС", "Ким садится в поезд.", "ТАСС"),
        ("Ο Κιμ επιβιβάζεται. Φωτογραφία: Reuters", "Ο Κιμ επιβιβάζεται.", "Reuters"),
        ("كيم يصعد إلى القطار. الصورة: رويترز", "كيم يصعد إلى القطار.", "رويترز"),
        ("קים עולה לרכבת. צילום: רויטרס", "קים עולה לרכבת.", "רויטרס"),
        ("किम ट्रेन में चढ़े। फोटो: पीटीआई", "किम ट्रेन में चढ़े।", "पीटीआई"),
        ("金正恩登上列车。图片来源：新华社", "金正恩登上列车。", "新华社"),
        ("김 위원장이 열차에 오르고 있다. /사진=AFP", "김 위원장이 열차에 오르고 있다.", "AFP"),
    ]);
}

#[test]
fn a_copyright_mark_before_a_name_is_a_credit() {
    assert_split(&[
        ("© 2023 X Press", "", "X Press"),
        ("Kim waves. © 2019–2023 Jane Doe", "Kim waves.", "Jane Doe"),
        ("Kim waves © AFP", "Kim waves", "AFP"),
        ("Kim waves. (c) Jane Doe", "Kim waves.", "Jane Doe"),
        ("Kim waves. Copyright 2023 Jane Doe", "Kim waves.", "Jane Doe"),
        ("Kim waves. Copyright: Jane Doe", "Kim waves.", "Jane Doe"),
        ("Kim waves. Copyright © 2023, Jane Doe", "Kim waves.", "Jane Doe"),
        ("Kim winkt. Foto: © dpa", "Kim winkt.", "dpa"),
        ("Kim winkt. © Foto: dpa", "Kim winkt.", "dpa"),
    ]);
}

#[test]
fn an_agency_needs_no_label() {
    assert_split(&[
        ("Kim waves. (AP Photo/Michael Probst)", "Kim waves.", "AP Photo/Michael Probst"),
        ("Kim waves. (DHA via AP, File)", "Kim waves.", "DHA via AP, File"),
        (
            "Kim waves. (Sergei Bobylev, Sputnik, Kremlin Pool Photo via AP, File)",
            "Kim waves.",
            "Sergei Bobylev, Sputnik, Kremlin Pool Photo via AP, File",
        ),
        (
            "Kim waves. (Korean Central News Agency/Korea News Service via AP)",
            "Kim waves.",
            "Korean Central News Agency/Korea News Service via AP",
        ),
        ("Kim waves (AP Photo/Michael Probst", "Kim waves", "AP Photo/Michael Probst"),
        ("Kim waves. AP Photo/Michael Probst)", "Kim waves.", "AP Photo/Michael Probst"),
        ("Kim waves (AFP)", "Kim waves", "AFP"),
        ("Kim waves (Jane Doe/PA)", "Kim waves", "Jane Doe/PA"),
        ("Kim waves (PA Wire)", "Kim waves", "PA Wire"),
        ("Kim winkt (dpa)", "Kim winkt", "dpa"),
        ("Kim (links) und Putin (Bild: dpa)", "Kim (links) und Putin", "dpa"),
        ("Kim waves (U.S. Navy photo by Jane Doe)", "Kim waves", "U.S. Navy photo by Jane Doe"),
        ("金正恩挥手（新华社）", "金正恩挥手", "新华社"),
        ("كيم يلوح بيده (رويترز)", "كيم يلوح بيده", "رويترز"),
        ("كيم يصعد إلى القطار قبل أن يغادر /رويترز/", "كيم يصعد إلى القطار قبل أن يغادر", "رويترز"),
        ("Kim waves. REUTERS/Jane Doe", "Kim waves.", "REUTERS/Jane Doe"),
        ("Kim waves to the crowd REUTERS/Jane Doe", "Kim waves to the crowd", "REUTERS/Jane Doe"),
        (
            "FILE PHOTO: Kim waves. REUTERS/Jane Doe/File Photo",
            "FILE PHOTO: Kim waves.",
            "REUTERS/Jane Doe/File Photo",
        ),
        ("Kim Jong Un REUTERS/Jane Doe", "Kim Jong Un", "REUTERS/Jane Doe"),
        ("Kim waves. Jane Doe/Getty Images", "Kim waves.", "Jane Doe/Getty Images"),
        ("Kim waves. Jane Doe/Reuters)", "Kim waves.", "Jane Doe/Reuters"),
        ("Kim waves. KCNA via Reuters", "Kim waves.", "KCNA via Reuters"),
        ("Kim waves, KNS via AFP", "Kim waves", "KNS via AFP"),
        ("Kim waves. AFP", "Kim waves.", "AFP"),
        ("Kim waves. – AFP pic", "Kim waves.", "AFP pic"),
        ("Kim’s train. U.S. Navy photo by Jane Doe", "Kim’s train.", "U.S. Navy photo by Jane Doe"),
        ("Kim waves | AFP", "Kim waves", "AFP"),
        ("Kim Jong Un - AFP", "Kim Jong Un", "AFP"),
        ("Kim waves. Jane Doe - AFP", "Kim waves.", "Jane Doe - AFP"),
    ]);
}

#[test]
fn a_caption_that_is_only_a_credit_leaves_no_caption() {
    assert_split(&[
        ("Photo: AFP", "", "AFP"),
        ("Image source: Image source: AFP", "", "AFP"),
        ("Bild: dpa", "", "dpa"),
        ("Getty Images", "", "Getty Images"),
        ("Jane Doe/Reuters", "", "Jane Doe/Reuters"),
        ("Photo by Jane Doe", "", "Jane Doe"),
        ("(AP Photo/Michael Probst)", "", "AP Photo/Michael Probst"),
        ("Photo: Jane Doe (Getty Images)", "", "Jane Doe (Getty Images)"),
        ("File photo: AFP", "", "AFP"),
        ("Photo: @nasa", "", "@nasa"),
    ]);
}

#[test]
fn a_label_that_informs_stays_in_the_credit() {
    assert_split(&[
        ("The border. (Illustration: Dateline)", "The border.", "Illustration: Dateline"),
        ("The border. Map: Dateline", "The border.", "Map: Dateline"),
        ("The border. Photo illustration by Jane Doe", "The border.", "Photo illustration by Jane Doe"),
        ("Illustration: Jane Doe", "", "Illustration: Jane Doe"),
        ("Die Grenze. Grafik: dpa", "Die Grenze.", "Grafik: dpa"),
    ]);
}

#[test]
fn descriptions_are_no_credits() {
    for text in [
        "Foto de Zygmunt Bauman",
        "(Image from 2001 comedy Zoolander.)",
        "A photo of Kim Jong Un",
        "A photo of the train, taken from a hill.",
        "Kim boards his train. Photo of the day",
        "Photo taken on Sept. 17, 2023 shows the station",
        "Photo by Jane Doe shows the lake.",
        "In the picture: Kim Jong Un and Vladimir Putin",
        "Pictured: Jane Doe",
        "Picture: the old town seen from above",
        "Photo: The lake from above at night",
        "Bild: Die Brücke am Abend",
        "File photo: Kim Jong Un in Vladivostok",
        "Archivbild von der Übung Aurora 17.",
        "En stor försvarsövning planeras. Arkivbild från militärövningen Aurora 17.",
        "Map: Ukraine",
        "Video: Kim Arrives In Russia",
        "Photo: 2019",
        "Bild 1/5",
        "Photo",
        "(Photo)",
        "(File photo)",
        "Kim waves (left)",
        "Kim (L), Putin (C) and Lavrov (R)",
        "Kim (r.) and Putin (c)",
        "There are (a) trains, (b) cars and (c) ships.",
        "The Environmental Protection Agency (EPA)",
        "A supporter of the Aam Aadmi Party (AAP)",
        "A rocket of NASA",
        "The headquarters of Reuters",
        "Kim announced the launch via KCNA",
        "He was speaking to Reuters and AFP journalists (the interview was on Reuters on Sunday)",
        "Source of the Nile",
        "The Source: a spring near the border that never runs dry",
        "Copyright law is changing",
        "A museum in Scranton (PA)",
        "Michael Bloomberg",
        "Bloomberg",
        "The Big Picture: Kim Jong Un",
        "Credit Suisse",
        "The author: he wrote it in 2019",
        "Portrait of Jane Doe",
        "20/20 vision",
        "The band's album, Image: Remixed",
        "Members of the team: Photo: Kim",
        "Protesters hold signs reading “Photo: AFP”",
        "图：金正恩登上列车前往俄罗斯远东地区",
        "الصورة: كيم يصعد إلى القطار قبل أن يغادر المدينة",
        "كيم يصعد إلى القطار قبل أن يغادر المدينة/رويترز في بيونغ يانغ",
        "Photo: Gage Skidmore from Peoria, AZ, United States of America, CC BY-SA 2.0, via Wikimedia Commons",
        "Kim and/or Putin",
        "",
    ] {
        let split = split_caption(text);
        assert_eq!(split.credit, None, "{text:?} left {:?}", split.caption);
        assert_eq!(split.caption.unwrap_or_default(), text);
    }
}

#[test]
fn only_the_end_of_a_caption_is_read() {
    for text in [
        "Photo: AFP. The minister arrives in Berlin and meets the press.",
        "(AP Photo/Jane Doe) The minister arrives in Berlin.",
        "© AFP, said the minister, who had arrived in Berlin.",
    ] {
        assert_eq!(split_caption(text).credit, None, "{text}");
    }
    let long = format!("Photo: {}", "Jane Doe, ".repeat(9));
    assert_eq!(split_caption(&long).credit, None, "more than 80 characters");
}

#[test]
fn white_space_around_a_caption_goes() {
    let split = split_caption("  Kim waves.\u{a0}\n");
    assert_eq!((split.caption.as_deref(), split.credit), (Some("Kim waves."), None));
    assert_eq!(split_caption(" \n\t").caption, None);
}

#[test]
fn a_megabyte_of_anything_is_dealt_with() {
    for piece in [
        "(",
        ")",
        "()",
        "Photo: ",
        "© ",
        "(c)",
        "AFP/",
        "via ",
        ". ",
        "a ",
        "A",
        "图",
        "Image source ",
        "-",
        "/ ",
    ] {
        let long = piece.repeat(1_000_000 / piece.len());
        let _ = split_caption(&long);
        assert_eq!(split_caption(&format!("{long}. Photo: AFP")).credit.as_deref(), Some("AFP"), "{piece:?}");
    }
}
