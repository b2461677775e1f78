//! Error words of other languages, and codes in hexadecimal digits.

use dps_codes_log::Reading;

use crate::expectation::assert_silent;
use crate::prefilter::assert_mutations_pass;

#[track_caller]
fn assert_numbers(lines: &[(&str, i64)]) {
    for (line, number) in lines {
        assert_eq!(Reading::of(line).report().number(), Some(*number), "{line}");
        assert_mutations_pass(line);
    }
}

#[test]
fn codes_behind_error_words() {
    assert_numbers(&[
        ("FEHLER Fehlercode 404201", 404_201),
        ("Bereitstellung fehlgeschlagen: Fehler 404201", 404_201),
        ("échec de l'enregistrement : code d'erreur 401002", 401_002),
        ("error al registrar el dispositivo: código 401000 (Unauthorized)", 401_000),
        ("código de error 404201", 404_201),
        ("codice errore 404201", 404_201),
        ("DPS 登録に失敗しました。エラーコード: 409203 Precondition failed.", 409_203),
        ("DPS 注册失败,错误代码 401002:CA certificate not found.", 401_002),
        ("ошибка 404201", 404_201),
        ("kod błędu: 404201", 404_201),
        ("Fehler 404201 bei der Registrierung", 404_201),
        ("Erreur 404201 lors de l'enregistrement", 404_201),
        ("Error 404201 al registrar el dispositivo", 404_201),
        ("Errore 404201 durante la registrazione", 404_201),
        ("Erro 404201 ao registrar o dispositivo", 404_201),
        ("Błąd 404201 podczas rejestracji", 404_201),
        ("Chyba 404201 při registraci", 404_201),
        ("Fout 404201 bij registratie", 404_201),
        ("Fejl 404201 under registrering", 404_201),
        ("Feil 404201 ved registrering", 404_201),
        ("Virhe 404201", 404_201),
        ("Hiba: 404201", 404_201),
        ("Eroare 404201 la înregistrare", 404_201),
        ("Lỗi 404201 khi đăng ký", 404_201),
    ]);
}

#[test]
fn statuses_behind_other_words() {
    for line in ["DPS 登録に失敗しました。HTTP ステータス 401", "DPS 注册失败,HTTP 状态码 401", "statut HTTP 401"]
    {
        assert_eq!(Reading::of(line).report().transport_status(), Some(401), "{line}");
        assert_mutations_pass(line);
    }
}

#[test]
fn hexadecimal_codes() {
    assert_numbers(&[
        ("dps error 0x62AE9", 404_201),
        ("DPS: error code 0x62ae9", 404_201),
        ("dps extended error 0x00062AE9", 404_201),
    ]);
    assert_silent(&["dps error at 0x62AE9", "wifi error 0x62AE9", "dps error 0x62AE9F", "dps error 0x62AE8x"]);
}

#[test]
fn other_numbers_in_other_languages() {
    assert_silent(&[
        "Bestellung 404201 versandt",
        "código postal 404201",
        "房间 404201 已预订",
        "комната 404201",
        "Fehler in Zeile 404201",
        "Bestellung 404201 bei Kunde 7",
    ]);
}
