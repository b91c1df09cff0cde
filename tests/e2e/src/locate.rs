//! Finding things as a reader does: by what they are and what they are called.

/// How a name is compared, after its white space is collapsed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Name<'a> {
    Is(&'a str),
    Has(&'a str),
    Any,
}

impl<'a> From<&'a str> for Name<'a> {
    /// The whole name.
    fn from(name: &'a str) -> Self {
        Self::Is(name)
    }
}

/// Any name that contains `part`.
pub fn has(part: &str) -> Name<'_> {
    Name::Has(part)
}

impl Name<'_> {
    pub(crate) fn how(self) -> (&'static str, String) {
        match self {
            Self::Is(name) => ("is", name.to_owned()),
            Self::Has(part) => ("has", part.to_owned()),
            Self::Any => ("any", String::new()),
        }
    }
}

/// All shown elements of a role and name, in document order: `arguments` are role, how to compare, name, and a CSS
/// selector to look within. The names follow the accessible name computation in its main line (labelledby, label, the
/// element's own label, alternative text, content, title); one test asks the engines themselves and compares.
pub(crate) const BY_ROLE: &str = r#"
const [role, how, wanted, within] = arguments;
const implicit = {
  link: 'a[href]', button: 'button, summary, input[type=button], input[type=submit]', searchbox: 'input[type=search]',
  textbox: 'input:not([type]), input[type=text], textarea', heading: 'h1, h2, h3, h4, h5, h6', list: 'ul, ol', listitem: 'li',
  checkbox: 'input[type=checkbox]', radio: 'input[type=radio]', combobox: 'select', slider: 'input[type=range]', img: 'img',
  dialog: 'dialog', main: 'main', navigation: 'nav', banner: 'header', contentinfo: 'footer', complementary: 'aside',
  region: 'section', article: 'article', progressbar: 'progress', status: 'output', table: 'table', row: 'tr', blockquote: 'blockquote',
};
const squeeze = (text) => (text || '').replace(/\s+/g, ' ').trim();
const content = (el) => {
  if (el.getAttribute && el.getAttribute('aria-hidden') === 'true') return '';
  let text = '';
  for (const node of el.childNodes) {
    if (node.nodeType === 3) text += node.data;
    else if (node.nodeType === 1) {
      const style = getComputedStyle(node);
      if (style.display === 'none' || style.visibility === 'hidden') continue;
      const inner = node.getAttribute('aria-label') || node.getAttribute('alt') || content(node);
      text += style.display.startsWith('inline') ? inner : ' ' + inner + ' ';
    }
  }
  return text;
};
const name = (el) => {
  const by = el.getAttribute('aria-labelledby');
  if (by) return squeeze(by.split(/\s+/).map((id) => document.getElementById(id)).filter(Boolean).map(content).join(' '));
  if (el.getAttribute('aria-label')) return squeeze(el.getAttribute('aria-label'));
  if (el.labels && el.labels.length) return squeeze([...el.labels].map(content).join(' '));
  if (el.getAttribute('alt')) return squeeze(el.getAttribute('alt'));
  const title = el.querySelector && el.querySelector(':scope > title');
  if (title) return squeeze(title.textContent);
  return squeeze(content(el)) || squeeze(el.getAttribute('title')) || squeeze(el.getAttribute('placeholder'));
};
const shown = (el) => {
  if (el.closest('[inert], [aria-hidden=true]')) return false;
  const style = getComputedStyle(el);
  return style.visibility !== 'hidden' && style.display !== 'none' && el.getClientRects().length > 0;
};
const selector = (implicit[role] ? implicit[role].split(',').map((s) => s.trim() + ':not([role])').join(', ') + ', ' : '') + `[role="${role}"]`;
const scope = within ? document.querySelector(within) : document;
if (!scope) return [];
const all = [...scope.querySelectorAll(selector)].filter(shown);
if (how === 'names') return all.map(name);
return all.filter((el) => how === 'any' || (how === 'is' ? name(el) === squeeze(wanted) : name(el).includes(squeeze(wanted))));
"#;
