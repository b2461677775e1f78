//! `Block`: the lines of a response as the Azure SDKs log it: status, headers, body.

/// A response whose first line has been read.
#[derive(Default)]
pub(crate) struct Block {
    /// The body follows.
    is_content: bool,
}

impl Block {
    /// Returns `true` if the line begins a response.
    pub(crate) fn is_begun_by(line: &str) -> bool {
        let text = without_logger(line);
        text.starts_with("Response headers:")
            || status_behind(line, "Response status:")
            || status_behind(line, "Response status code:")
            || ["Response status:", "RESPONSE Status:"].iter().any(|start| text.starts_with(start))
            || is_event(line)
    }

    /// Reads the next line. Returns `false` if it does not belong to the response.
    pub(crate) fn goes_on_with(&mut self, line: &str) -> bool {
        let text = without_logger(line);
        if self.is_content {
            self.is_content = false;
            return text.starts_with('{');
        }
        self.is_content = text.starts_with("Response content") || text.starts_with("Response body");
        // A header is `'name': 'value'`.
        let is_headers = text.starts_with("Response headers") || text.trim_end().ends_with(" Response headers:");
        self.is_content || is_headers || text.starts_with('\'')
    }
}

/// Returns `true` if a line begins the headers, which are an object.
pub(crate) fn begins_headers(line: &str) -> bool {
    line == "Headers: {" || line.ends_with(" Headers: {")
}

/// Returns `true` if a line ends with these words and a status, behind whatever a logger writes before them.
fn status_behind(line: &str, words: &str) -> bool {
    let behind = line.split_once(words).map(|(before, behind)| (before, behind.trim().trim_matches(['\'', '"'])));
    behind.is_some_and(|(before, status)| {
        before.ends_with([' ', ']', ':']) && status.len() == 3 && status.bytes().all(|byte| byte.is_ascii_digit())
    })
}

/// Returns `true` for the event with which the Azure SDK for .NET logs a response that has failed:
/// `Azure-Core: Error response [4f1c] 401 Unauthorized (00.3s)`.
fn is_event(line: &str) -> bool {
    let status =
        line.split_once("Error response [").and_then(|(_, behind)| behind.split_once("] ")).map(|(_, status)| status);
    status.is_some_and(|status| status.len() > 3 && status.bytes().take(3).all(|byte| byte.is_ascii_digit()))
}

/// Returns the line without the name of its logger and level: `DEBUG:azure.core.pipeline:Response status: 404`.
fn without_logger(line: &str) -> &str {
    let is_of_name = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | ':');
    let text = line.trim_start();
    let behind = text.trim_start_matches(is_of_name);
    let logger = text.strip_suffix(behind).unwrap_or_default();
    if logger.ends_with(':') {
        return behind.trim_start();
    }
    // The last part of the name belongs to the message: `Response`.
    logger.rfind(':').map_or(text, |colon| &text[colon + 1..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn responses_of_the_azure_sdks() {
        let mut block = Block::default();
        assert!(Block::is_begun_by("DEBUG:azure.core.pipeline:Response status: '404'"));
        assert!(Block::is_begun_by("cli.azure.cli.core.sdk.policies: Response status: 404"));
        for line in [
            "Response headers:",
            "    'Retry-After': '7'",
            "cli.azure: 'x-ms-request-id': '4f1c'",
            "Response content:",
            "{}",
        ] {
            assert!(block.goes_on_with(line), "{line}");
        }
        assert!(!block.goes_on_with("DEBUG:azure.core.pipeline:Request URL"));
        assert!(Block::is_begun_by(
            "2026-11-26 10:00:00 INFO azure.core.policies.http_logging_policy Response status: 401"
        ));
        assert!(block.goes_on_with("INFO azure.core.policies.http_logging_policy Response headers:"));
        assert!(Block::is_begun_by("[Warning] Azure-Core: Error response [4f1c] 401 Unauthorized (00.3s)"));
        assert!(Block::is_begun_by("   RESPONSE Status: 409 Conflict"));
        assert!(!Block::is_begun_by("Error response [4f1c] of DPS"));
        assert!(!Block::is_begun_by("the Response status: 401 came late"));
    }
}
