//! Rows of the events without a date, below the lanes.

use super::{Content, Layout, Request, Row, UNDATED};
use crate::chart::counts::Count;
use crate::chart::pack::{Item, Name, NamePlace};
use crate::text::{cut, width};

/// Columns of the mark before a name and the space after it.
const MARK: usize = 2;

/// Columns between a name and the mark of the next event.
const APART: usize = 3;

impl Layout<'_> {
    /// Rows of the undated events: their names one after another, and the number of those without room.
    pub(super) fn undated(&self) -> Vec<Row> {
        let Request {
            timeline, selected, ..
        } = *self.request;
        let undated = timeline.dated..timeline.len();
        let mut rows = self.undated_from(undated.start);
        let shown = |rows: &[Vec<Item>]| rows.iter().map(Vec::len).sum::<usize>();
        // If they do not all fit, the rows begin with the selected one.
        if let Some(event) = selected.filter(|event| undated.contains(event))
            && event >= undated.start + shown(&rows)
        {
            rows = self.undated_from(event);
        }
        let left_out = undated.len().saturating_sub(shown(&rows));
        let mut contents: Vec<Content> = rows.into_iter().map(Content::Items).collect();
        if left_out > 0 {
            contents.push(Content::Counts(vec![Count {
                column: MARK,
                columns: self.scale.width.saturating_sub(MARK),
                events: left_out,
                text: format!("+{left_out}"),
            }]));
        }
        let rows = contents.into_iter().enumerate();
        rows.map(|(row, content)| Row {
            lane: None,
            name: (row == 0).then(|| UNDATED.to_owned()),
            is_folded: false,
            content,
        })
        .collect()
    }

    /// Rows of the undated events from `first` on, at most a quarter of the height.
    fn undated_from(&self, first: usize) -> Vec<Vec<Item>> {
        let Request {
            timeline, height, ..
        } = *self.request;
        let most = (height / 4).max(1);
        let columns = self.scale.width;
        let mut rows: Vec<Vec<Item>> = Vec::new();
        let mut column = columns;
        for event in first..timeline.len() {
            let title = self.title(event);
            let long = width(&title).clamp(1, columns.saturating_sub(MARK).max(1));
            if column + MARK + long > columns {
                if rows.len() >= most {
                    break;
                }
                rows.push(Vec::new());
                column = 0;
            }
            if let Some(row) = rows.last_mut() {
                row.push(Item {
                    event,
                    bar: None,
                    sign: (self.request.sign)(event),
                    name: Some(Name {
                        column: column + MARK,
                        text: cut(&title, long).into_owned(),
                        place: NamePlace::Outside,
                    }),
                });
            }
            column = column + MARK + APART + long;
        }
        rows
    }
}
