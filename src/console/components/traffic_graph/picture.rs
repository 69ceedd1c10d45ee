//! The drawing and the rows of a scene: built once, told about what changes.

use std::cell::RefCell;

use leptos::prelude::Callback;
use web_sys::Element;

use super::brush::{Drawn, put, shape};
use super::finder::Found;
use super::label::{Shown, Shows};
use super::scene::Scene;
use super::strand::Strand;
use super::{edge, node, table};
use crate::graph::{EdgeTraffic, Node, Proposal, Subject};

/// What stays free before the aliases where the picture begins with them.
const MARGIN: i32 = 16;

/// A scene as elements.
pub(super) struct Picture {
    /// The drawing. Its edges and headings are read out by the table instead.
    pub(super) drawing: Element,
    /// The rows of the table, as many as there are edges once they are made.
    rows: RefCell<Vec<Element>>,
    /// The edges.
    pub(super) strands: Vec<Strand>,
    /// How wide and how high it is.
    pub(super) size: (i32, i32),
    nodes: Vec<(Node, Element)>,
    edges: Vec<Element>,
    columns: &'static [Shows],
    /// How each edge was shown last.
    shown: RefCell<Vec<Option<Shown>>>,
}

impl Picture {
    /// Draws the nodes of a scene, and makes room for its edges.
    pub(super) fn of(
        scene: &Scene,
        function: &str,
        link: Option<Callback<Subject, Option<String>>>,
        columns: &'static [Shows],
    ) -> Drawn<Self> {
        let layout = &scene.layout;
        let (width, height) = (layout.width.to_string(), layout.height.to_string());
        let view = format!("0 0 {width} {height}");
        let drawing = shape(
            "svg",
            &[
                ("class", "traffic-drawing"),
                ("role", "presentation"),
                ("width", &width),
                ("height", &height),
                ("viewBox", &view),
            ],
        )?;
        node::headings(&layout.nodes, &drawing)?;
        let edges = shape("g", &[("class", "traffic-edges"), ("aria-hidden", "true")])?;
        let nodes = shape("g", &[("class", "traffic-nodes")])?;
        let mut picture = Self {
            drawing,
            rows: RefCell::default(),
            strands: Vec::new(),
            size: (layout.width, layout.height),
            nodes: Vec::new(),
            edges: Vec::new(),
            columns,
            shown: RefCell::new(vec![None; layout.edges.len()]),
        };
        for edge in &layout.edges {
            let Some(strand) = Strand::of(edge, scene, function) else {
                continue;
            };
            let group = shape("g", &[("class", "traffic-edge")])?;
            put(&edges, &group)?;
            picture.edges.push(group);
            picture.strands.push(strand);
        }
        for node in &layout.nodes {
            let element = node::draw(node, link)?;
            put(&nodes, &element)?;
            picture.nodes.push((node.clone(), element));
        }
        put(&picture.drawing, &edges)?;
        put(&picture.drawing, &nodes)?;
        Ok(picture)
    }

    /// Shows what goes along the edges, as far as that is not shown yet.
    pub(super) fn show(
        &self,
        kind: Shows,
        proposal: Option<&Proposal>,
        traffic: &[EdgeTraffic],
    ) -> Drawn<()> {
        let mut last = self.shown.borrow_mut();
        for (place, strand) in self.strands.iter().enumerate() {
            let shown = Shown {
                shows: kind,
                after: strand.after(proposal),
                traffic: traffic.get(place).copied().unwrap_or_default(),
            };
            if last[place] != Some(shown) {
                last[place] = Some(shown);
                edge::draw(&self.edges[place], strand, shown)?;
                if let Some(row) = self.rows.borrow().get(place) {
                    table::fill(row, strand, shown, self.columns)?;
                }
            }
        }
        Ok(())
    }

    /// True if the rows are there.
    pub(super) fn is_listed(&self) -> bool {
        !self.rows.borrow().is_empty() || self.strands.is_empty()
    }

    /// Lists what is shown in the body of a table.
    pub(super) fn list(&self, body: &Element) -> Drawn<()> {
        let mut rows = Vec::with_capacity(self.strands.len());
        for (strand, shown) in self.strands.iter().zip(self.shown.borrow().iter()) {
            let row = table::row(strand, self.columns)?;
            if let Some(shown) = shown {
                table::fill(&row, strand, *shown, self.columns)?;
            }
            put(body, &row)?;
            rows.push(row);
        }
        self.rows.replace(rows);
        Ok(())
    }

    /// The left side of the column of the aliases, if there are any.
    pub(super) fn aliases_at(&self) -> Option<i32> {
        let is_alias = |node: &Node| matches!(node.subject, Subject::Alias { .. });
        let aliases = self.nodes.iter().find(|(node, _)| is_alias(node));
        aliases.map(|(node, _)| node.place.x - MARGIN)
    }

    /// Marks the nodes that were looked for, and says where the first one stands.
    pub(super) fn mark(&self, found: Option<&Found>) -> Drawn<Option<&Node>> {
        let mut first = None;
        for (node, element) in &self.nodes {
            if found.is_some_and(|found| found.has(node)) {
                element.set_attribute("data-found", "")?;
                first = first.or(Some(node));
            } else {
                element.remove_attribute("data-found")?;
            }
        }
        Ok(first)
    }
}
