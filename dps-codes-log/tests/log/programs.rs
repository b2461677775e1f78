//! Statuses behind the name of a program, each beside the nearest line that names none.

use crate::servers::assert_read;

#[test]
fn programs_before_a_colon() {
    assert_read(
        false,
        &[
            "npm: 404 Not Found",
            "npm: disk full, status code 404",
            "np-2: disk full, status code 404",
            "np-2: 404 Not Found",
            "NPM: 404 Not Found",
            "Warehouse: 404 Not Found",
            "npm[7]: 404 Not Found",
            "Nov 26 10:00:00 host npm[7]: 404 Not Found",
            "Nov 26 10:00:00 host npm[7]: disk full, status code 404",
            "any words npm[7]: 404 Not Found",
            "10:00:00 npm: 404 Not Found",
            "[main] Warehouse: 404 Not Found",
            "warn Warehouse: 404 Not Found",
            "WARN | Warehouse: 404 Not Found",
        ],
    );
    assert_read(
        true,
        &[
            "np: 404 Not Found",
            "n_m: 404 Not Found",
            "getItem: 404 Not Found",
            "HTTPError: 404 Not Found",
            "ItemException: 404 Not Found",
            "Ioerror: 404 Not Found",
            "Ioexception: 404 Not Found",
            "error: 404 Not Found",
            "server: 404 Not Found",
            "npm: HTTP 404",
            "npm: http 404",
            "npm:404 Not Found",
            "npm device: 404 Not Found",
            "Warehouse: full, status code 404",
            "any words npm: 404 Not Found",
            "any words npm[]: 404 Not Found",
            "any words npm[x]: 404 Not Found",
            "any words npm[7: 404 Not Found",
            "10:00:00 npm: disk full, status code 404",
            "any Warehouse: 404 Not Found",
            "10:00:00 any Warehouse: 404 Not Found",
        ],
    );
}

#[test]
fn servers_that_respond() {
    assert_read(
        false,
        &[
            "billing replied 403 Forbidden",
            "Billing replied 403 Forbidden",
            "BILLING replied 403 Forbidden",
            "the billing api returned 403 Forbidden",
            "the billing api server returned 403 Forbidden",
            "request to billing returned status code 403 Forbidden",
            "billing 7 answered with HTTP 403 Forbidden",
            "we see: billing responded 403 Forbidden",
            "failed, billing responded 403 Forbidden",
            "the server replied 200 OK, and billing replied 403 Forbidden",
        ],
    );
    assert_read(
        true,
        &[
            "server replied 403 Forbidden",
            "the server replied 403 Forbidden",
            "we replied 403 Forbidden",
            "Billing: the server replied 403 Forbidden",
            "billing, server replied 403 Forbidden",
            "billing has replied; 403 Forbidden",
            "replied 403 Forbidden",
            "bi replied 403 Forbidden",
            "getBilling replied 403 Forbidden",
            "BillingError replied 403 Forbidden",
            "billing_api replied 403 Forbidden",
            "billing of the device replied 403 Forbidden",
            "billing replied with many words of its own, at last 403 Forbidden",
            "billing replied 200 OK, then 403 Forbidden",
        ],
    );
}

#[test]
fn the_status_of_a_response_is_near_its_verb() {
    let line = |words: usize| format!("billing replied {}403 Forbidden", "a ".repeat(words));
    assert_read(false, &[&line(0), &line(11)]);
    assert_read(true, &[&line(12), &line(40)]);
}
