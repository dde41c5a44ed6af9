//! Data tables and layout tables.

use super::elements::{Attribute, Element};
use super::flow::Flow;
use super::tree::Node;
use super::walker::{Walker, is_hidden};
use crate::article::{Block, Cell, OmissionKind, Table, TableRow};

/// Most columns or rows that one cell spans.
const MAX_SPANNED: u8 = 100;

/// Most cells of a row. A browser lays out all columns of a table together.
const MAX_COLUMNS: usize = 500;

impl Walker<'_, '_> {
    /// A table; `captions` are those outside of it. Pictures in it are moved after it.
    pub(super) fn table(&mut self, node: Node, captions: &[Node], flow: &mut Flow) {
        if is_layout(node) {
            flow.end_paragraph();
            self.walk(node.children(), flow);
            for caption in captions {
                self.node(*caption, flow);
            }
            flow.end_paragraph();
            return;
        }
        let mut table = Table::default();
        let mut caption = flow.line();
        let mut others = Vec::new();
        for part in node.children() {
            match part.element() {
                Some(Element::TableCaption) => self.walk(part.children(), &mut caption),
                Some(Element::TableHead) => self.rows(part, &mut table.head, flow, &mut others),
                Some(Element::TableBody) => self.rows(part, &mut table.rows, flow, &mut others),
                Some(Element::Row) if !is_hidden(part) => {
                    self.row(part, usize::MAX, &mut table.rows, flow, &mut others);
                }
                _ => self.node(part, &mut caption),
            }
        }
        for outer in captions {
            caption.end_paragraph();
            self.walk(outer.children(), &mut caption);
        }
        let (text, more) = caption.into_line();
        table.caption = text;
        let first_is_head = table.rows.first().is_some_and(|row| row.iter().all(|cell| cell.heading));
        if table.head.is_empty() && table.rows.len() > 1 && first_is_head {
            table.head.push(table.rows.remove(0));
        }
        fit_rows(&mut table.head);
        fit_rows(&mut table.rows);
        let is_blank = |row: &TableRow| row.iter().all(|cell| cell.text.is_empty());
        if table.head.iter().chain(&table.rows).all(is_blank) {
            if !table.caption.is_empty() {
                flow.push(Block::Paragraph(table.caption));
            }
        } else {
            flow.push(Block::Table(table));
        }
        if self.cells_left == 0 {
            self.dropped.add("table");
            let block = self.omission(OmissionKind::Table, None);
            flow.push(block);
        }
        for block in others.into_iter().chain(more) {
            flow.push(block);
        }
    }

    fn rows(&mut self, part: Node, rows: &mut Vec<TableRow>, flow: &Flow, others: &mut Vec<Block>) {
        let own = || part.children().filter(|row| row.element() == Some(Element::Row) && !is_hidden(*row));
        let mut left = own().count();
        for row in own() {
            self.row(row, left, rows, flow, others);
            left -= 1;
        }
    }

    /// A row; `left` is the number of rows from this one on, which limits row spans.
    fn row(
        &mut self,
        row: Node,
        left: usize,
        rows: &mut Vec<TableRow>,
        flow: &Flow,
        others: &mut Vec<Block>,
    ) {
        let mut cells = TableRow::new();
        for cell in row.children() {
            let heading = match cell.element() {
                Some(Element::HeadCell) => true,
                Some(Element::Cell) => false,
                _ => continue,
            };
            let (columns, rows) = (span(cell, Attribute::Columns), span(cell, Attribute::Rows));
            let rows = u8::try_from(left).map_or(rows, |left| rows.min(left));
            let slots = usize::from(columns) * usize::from(rows);
            if slots >= self.cells_left || cells.len() == MAX_COLUMNS {
                self.cells_left = 0;
                return;
            }
            self.cells_left -= slots;
            let mut line = flow.line();
            self.in_tongue(cell, &mut line, |walker, line| walker.walk(cell.children(), line));
            let (text, blocks) = line.into_line();
            others.extend(blocks);
            cells.push(Cell { heading, columns, rows, text });
        }
        if !cells.is_empty() {
            rows.push(cells);
        }
    }
}

/// Limits row spans to the last row.
fn fit_rows(rows: &mut [TableRow]) {
    let count = rows.len();
    for (index, row) in rows.iter_mut().enumerate() {
        let left = u8::try_from(count - index).unwrap_or(MAX_SPANNED);
        for cell in row {
            cell.rows = cell.rows.min(left);
        }
    }
}

fn span(cell: Node, attribute: Attribute) -> u8 {
    let written = cell.attribute(attribute).unwrap_or_default().trim();
    let digits = written.split(|next: char| !next.is_ascii_digit()).next().unwrap_or_default();
    match digits.parse::<u32>() {
        Ok(span) => u8::try_from(span.clamp(1, u32::from(MAX_SPANNED))).unwrap_or(MAX_SPANNED),
        Err(_) if digits.is_empty() => 1,
        Err(_) => MAX_SPANNED,
    }
}

/// Whether a table is used for layout: it has no headings, and only one column or non-tabular content.
fn is_layout(table: Node) -> bool {
    let (mut is_list, mut holds_blocks, mut cells) = (true, false, 0);
    for node in table.descendants() {
        match node.element() {
            Some(Element::HeadCell | Element::TableHead | Element::TableCaption) => return false,
            Some(Element::Row) => cells = 0,
            Some(Element::Cell) => {
                cells += 1;
                is_list &= cells == 1;
            }
            Some(
                Element::Table
                | Element::Figure
                | Element::Image
                | Element::Frame
                | Element::Video
                | Element::Audio
                | Element::Heading(_)
                | Element::Quote
                | Element::Verbatim,
            ) => holds_blocks = true,
            _ => {}
        }
    }
    is_list || holds_blocks
}
