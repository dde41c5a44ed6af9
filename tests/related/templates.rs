//! Games in ten languages: hundreds of victories in the same few sentences.

use crate::games::{games, languages, read};

#[test]
fn reasons_are_true_in_every_language() {
    let reports = games(21);
    for language in languages() {
        let [right, truly_same, empty, copies, rows, _] = read(&reports, language, 5).shares();
        // German writes all nouns with capitals, Chinese none: what is a name is not seen.
        let least = match language {
            "de" => 0.5,
            "zh" => 0.3,
            _ => 0.9,
        };
        assert!(right >= least, "{language}: {right:.3} of the rows are about the same victory");
        assert!(truly_same >= 0.8, "{language}: {truly_same:.3} of \"Same story\" are true");
        assert!(empty <= 0.01, "{language}: {empty:.3} of the subjects are none");
        // Two papers put different names behind one report; of two other stories that is not seen.
        assert!(copies <= 0.3, "{language}: {copies:.3} of the rows are copies");
        assert!(rows > 0.2, "{language}: {rows:.1} rows a story");
    }
}
