//! Orders that the person keeps to place them again, and names for plans. They lie in this browser.

use crate::{
    browser::local_storage,
    domain::{Template, template},
    live::Live,
};

const TEMPLATES: &str = "share-code-dashboard.templates";

/// Cheap to copy.
#[derive(Clone, Copy)]
pub struct Templates(Live<Vec<Template>>);

impl Templates {
    pub fn read() -> Self {
        let text = local_storage::read(TEMPLATES).unwrap_or_default();
        Self(Live::new(template::read(&text)))
    }

    /// Tracks.
    pub fn all(self) -> Vec<Template> {
        self.0.get()
    }

    /// Keeps it, in place of one of the same name.
    pub fn keep(self, template: Template) {
        self.change(|templates| {
            templates.retain(|other| other.name != template.name);
            templates.push(template);
        });
    }

    pub fn forget(self, name: &str) {
        self.change(|templates| templates.retain(|template| template.name != name));
    }

    fn change(self, change: impl FnOnce(&mut Vec<Template>)) {
        // Another tab may have kept some meanwhile.
        let text = local_storage::read(TEMPLATES).unwrap_or_default();
        let mut templates = template::read(&text);
        change(&mut templates);
        local_storage::write(TEMPLATES, &template::write(&templates));
        self.0.set(templates);
    }
}
