//! What tests share.

/// The lines of a table, each parted at `|` into `N` fields without the blanks around them; empty lines are left out.
/// Panics where a line has another number of fields.
pub fn cases<const N: usize>(table: &'static str) -> Vec<[&'static str; N]> {
    let lines = table.lines().map(str::trim).filter(|line| !line.is_empty());
    lines
        .map(|line| {
            let fields: Vec<_> = line.split('|').map(str::trim).collect();
            fields
                .try_into()
                .unwrap_or_else(|_| panic!("not {N} fields: {line}"))
        })
        .collect()
}
