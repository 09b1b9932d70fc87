//! Edits, in whatever pieces and forms they come.

use super::*;

/// The diagnostics of a fresh server for `text`.
fn fresh(text: &str, encoding: &str) -> Value {
    let mut client = Client::able_to(Capabilities::full().pulling().counting_in(encoding));
    let document = client.open(URI, text);
    pull(&mut client, &document)
}

/// A place of `text` on a character and not inside a line end, which a client could not name.
fn place(random: &mut fastrand::Rng, text: &str) -> usize {
    let inside = |at: usize| text[..at].ends_with('\r') && text[at..].starts_with('\n');
    let places: Vec<usize> = (0..=text.len())
        .filter(|at| text.is_char_boundary(*at) && !inside(*at))
        .collect();
    places[random.usize(..places.len())]
}

fn some_text(random: &mut fastrand::Rng) -> &'static str {
    let all = [
        "",
        "x",
        " ",
        "\n",
        "\r\n",
        "\r",
        "ü",
        "😀",
        "5%",
        "- ",
        "  ",
        "KR: ",
        "\n   - KR: Get better\n",
        "**",
        "```\n",
        "\n1. **OBJECTIVE: Größer 🎉**\n",
        "[_N<sub>7</sub>_][n7]",
        "\n## Team\n\n",
        "O: ",
        ":",
    ];
    all[random.usize(..all.len())]
}

#[test]
fn edited_text_gives_what_the_whole_text_gives() {
    for (seed, encoding) in ["utf-8", "utf-16", "utf-32"]
        .into_iter()
        .cycle()
        .take(9)
        .enumerate()
    {
        let mut random = fastrand::Rng::with_seed(seed as u64);
        let ranges = Capabilities::full().pulling().counting_in(encoding);
        let mut by_ranges = Client::able_to(ranges.clone());
        let mut by_whole = Client::able_to(ranges);
        let mut text = DOCUMENT.replace('\n', if seed % 2 == 0 { "\n" } else { "\r\n" });
        let mut document = by_ranges.open(URI, &text);
        let mut same = by_whole.open(URI, &text);
        for _ in 0..40 {
            let count = random.usize(1..4);
            let edits: Vec<Value> = (0..count)
                .map(|_| {
                    let start = place(&mut random, &text);
                    let end = if random.bool() {
                        start
                    } else {
                        place(&mut random, &text).clamp(start, start.saturating_add(20))
                    };
                    let end = (end..)
                        .find(|at| text.is_char_boundary(*at))
                        .unwrap_or(start);
                    edit(&mut text, start..end, some_text(&mut random), encoding)
                })
                .collect();
            by_ranges.change(&mut document, json!(edits));
            by_whole.replace(&mut same, &text);
            if random.u8(..4) == 0 {
                pull(&mut by_ranges, &document);
            }
        }
        // Saved, so that no line is spared for being typed.
        by_ranges.save(&document);
        by_whole.save(&same);
        let expected = fresh(&text, encoding);
        assert_eq!(
            pull(&mut by_ranges, &document),
            expected,
            "seed {seed}, ranges, {text:?}"
        );
        assert_eq!(
            pull(&mut by_whole, &same),
            expected,
            "seed {seed}, whole, {text:?}"
        );
    }
}

#[test]
fn changes_of_one_notification_build_on_each_other() {
    let mut client = Client::able_to(Capabilities::full().pulling().counting_in("utf-16"));
    let mut document = client.open(URI, "");
    let at = |line, character| json!({"line": line, "character": character});
    let changes = json!([
        {"text": "- O: Grow\n"},
        {"range": {"start": at(1, 0), "end": at(1, 0)}, "text": "  - KR: 😀 better\n"},
        {"range": {"start": at(1, 8), "end": at(1, 10)}, "text": "Get"},
        {"range": {"start": at(0, 5), "end": at(0, 9)}, "text": "Shrink"},
    ]);
    client.change(&mut document, changes);
    client.save(&document);
    assert_eq!(
        pull(&mut client, &document),
        fresh("- O: Shrink\n  - KR: Get better\n", "utf-16")
    );
}

#[test]
fn places_outside_the_text_are_taken_for_its_ends() {
    let mut client = Client::able_to(Capabilities::full().pulling());
    let mut document = client.open(URI, "- O: Grow\n  - KR: Get better");
    let at = |line: u32, character: u32| json!({"line": line, "character": character});
    let end = at(u32::MAX, u32::MAX);
    for range in [
        json!({"start": at(1, 4000), "end": at(1, 5000)}),
        json!({"start": end, "end": end}),
        json!({"start": at(7, 3), "end": at(2, 1)}),
    ] {
        client.change(&mut document, json!([{"range": range, "text": "!"}]));
    }
    client.save(&document);
    assert_eq!(
        pull(&mut client, &document),
        fresh("- O: Grow\n  - KR: Get better!!!", "utf-16")
    );
    let hover = client.request(
        "textDocument/hover",
        Client::at(&document, u32::MAX, u32::MAX),
    );
    assert!(hover.is_null() || hover.is_object());
}

#[test]
fn a_change_that_is_not_quite_the_protocol_is_the_edit_that_is_meant() {
    let mut client = Client::able_to(Capabilities::full().counting_in("utf-8"));
    for (from, to) in [
        (
            json!({"line": 6.0, "character": 11.0}),
            json!({"line": 6.0, "character": 11}),
        ),
        (
            json!({"line": -1, "character": 0}),
            json!({"line": 0, "character": -3}),
        ),
        (
            json!({"line": 4_294_967_296_u64, "character": 0}),
            json!({"line": 1e30, "character": 0}),
        ),
        // What is not understood is no edit, and no other text either.
        (json!({"line": "6", "character": 11}), json!(null)),
    ] {
        let mut document = client.open(URI, DOCUMENT);
        assert_eq!(client.problems(&document).len(), 2);
        let change = json!({"range": {"start": from, "end": to}, "text": ""});
        client.change(&mut document, json!([change]));
        client.save(&document);
        assert_eq!(client.problems(&document).len(), 2, "{change}");
        client.close(&document);
    }
}
