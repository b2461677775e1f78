//! The service that a text names, by the line that names it and by what else that line says.

use dps_codes::Origin;
use dps_codes_log::Reading;

#[track_caller]
fn assert_named(cases: &[(&str, Option<Origin>)]) {
    let named = cases.iter().map(|(text, origin)| (text, Reading::of(*text).named_origin(), origin));
    let wrong: Vec<_> = named.filter(|(_, named, origin)| named != *origin).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_line_of_the_failure_counts_before_those_above_it() {
    assert_named(&[
        ("errorCode: 404201", None),
        ("$iothub/twin/res\nerrorCode: 404201", Some(Origin::Hub)),
        ("$iothub/twin/res\nx\ny\nerrorCode: 404201", Some(Origin::Hub)),
        ("$dps/registrations\n$iothub/twin/res\nerrorCode: 404201", Some(Origin::Hub)),
        ("$iothub/twin/res\n$dps/registrations\nerrorCode: 404201", Some(Origin::Dps)),
        ("$iothub/twin/res\nerrorCode: 404201 from $dps/registrations", Some(Origin::Dps)),
        ("errorCode: 404201\n$iothub/twin/res", None),
        ("pulling image\nerrorCode: 404201", None),
        ("azurerm_iothub\nerrorCode: 404201", None),
        ("tpm_x\nerrorCode: 404201", None),
        ("$iothub/twin/res\npulling image\nerrorCode: 404201", None),
    ]);
}

#[test]
fn another_service_counts_before_dps_on_the_same_line() {
    assert_named(&[
        ("$dps/registrations azurerm_x errorCode: 404201", Some(Origin::ControlPlane)),
        ("$dps/registrations nginx errorCode: 404201", Some(Origin::Other)),
        ("$dps/registrations tss2 errorCode: 404201", Some(Origin::Local)),
    ]);
}

#[test]
fn requests_and_loggers_of_its_own_name_no_other_service() {
    assert_named(&[
        ("Get \"https://a.azure-devices.net/devices/d\": errorCode: 404001", Some(Origin::Hub)),
        ("Post \"https://global.azure-devices-provisioning.net/x\": errorCode: 404201", Some(Origin::Dps)),
        ("Get \"https://shop.example.com/x\": errorCode: 404201", Some(Origin::Other)),
        ("docker at a.azure-devices.net: errorCode: 404201", Some(Origin::Other)),
        ("Azure.IIoT: errorCode: 404201", Some(Origin::Other)),
        ("Azure.IIoT: provisioning failed, errorCode: 404201", None),
        ("Azure.IIoT: {\"errorCode\":404201}", None),
        ("docker: provisioning failed, errorCode: 404201", Some(Origin::Other)),
    ]);
}
