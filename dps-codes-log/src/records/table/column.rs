//! The names of columns with error codes and devices, in several languages: `Fehlercode`, `Code d'erreur`, `错误代码`.

/// The words for a code, in lower case.
const CODES: [&str; 10] = ["code", "kode", "kod", "codigo", "código", "codice", "код", "代码", "代碼", "コード"];

/// The words for what the code is one of, in lower case.
const ERRORS: [&str; 14] = [
    "error",
    "erreur",
    "errore",
    "err",
    "fehler",
    "fout",
    "fel",
    "fejl",
    "błęd",
    "chyb",
    "ошиб",
    "错误",
    "錯誤",
    "エラー",
];

/// The words for a device, in lower case. The fields of a record have the English ones.
const DEVICES: [&str; 10] = [
    "gerät",
    "appareil",
    "dispositivo",
    "apparaat",
    "urządzenie",
    "zařízení",
    "enhet",
    "устройство",
    "设备",
    "デバイス",
];

/// Returns `true` for the name of a column with devices in another language than English.
pub(crate) fn is_of_devices(name: &str) -> bool {
    DEVICES.contains(&&*name.trim().to_lowercase())
}

/// Returns `true` for the name of a column with error codes: a word for a code, and one for an error, if any other.
pub(crate) fn is_of_codes(name: &str) -> bool {
    let name = name.to_lowercase();
    let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).count();
    let rest =
        CODES.iter().find_map(|code| name.split_once(code)).map(|(before, behind)| [before, " ", behind].concat());
    rest.is_some_and(|rest| letters(&rest) == 0 || ERRORS.iter().any(|error| rest.contains(error)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_of_devices() {
        assert!(is_of_devices("Gerät") && is_of_devices("设备"));
        assert!(!is_of_devices("Gerätetyp") && !is_of_devices(""));
    }

    #[test]
    fn columns_of_codes() {
        for name in [
            "Code",
            "Fehlercode",
            "Code d'erreur",
            "Código de error",
            "错误代码",
            "エラーコード",
            "dps.errorCode",
            "Kod błędu",
        ] {
            assert!(is_of_codes(name), "{name}");
        }
        for name in [
            "http.response.status_code",
            "resultCode",
            "Postcode",
            "zip code",
            "Barcode",
            "Länderkod",
            "Fehler",
            "name",
            "",
        ] {
            assert!(!is_of_codes(name), "{name}");
        }
    }
}
