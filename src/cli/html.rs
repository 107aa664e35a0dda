//! The report as a page that needs no other file: `assets/report/debrief.html` filled in.

use crate::sim::scoring::Report;
use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{Environment, context};

/// The page; it is a template, so that teachers and translators can change it.
const PAGE: &str = include_str!("../../assets/report/debrief.html");

/// The whole page.
pub(super) fn page(report: &Report) -> String {
    let mut jinja = Environment::new();
    let syntax = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build();
    jinja.set_syntax(syntax.expect("the usual marks do not clash"));
    jinja.add_filter("mark", |marks: f64| crate::cli::text::mark(marks));
    jinja.add_filter("minutes", |seconds: f64| crate::cli::text::minutes(seconds));
    jinja.add_filter("level", |level: Option<f64>| crate::cli::text::level(level));
    let page = jinja.template_from_named_str("debrief.html", PAGE).and_then(|page| page.render(context! { report => Serde(report) }));
    page.expect("the page is part of the program and every report fills it")
}
