/** Names of fields by which a frontmatter is known in any form. */
export const NAMES =
  'title|subtitle|author|authors|date|draft|published|publish|private|status|visibility|tags|topics|categories|slug|layout'

/** Frontmatter in forms that are not read, or that does not end. */
const UNKNOWN: [RegExp, string][] = [
  [new RegExp(`^---[ \\t]*\\n\\s*(?:${NAMES})[ \\t]*:`, 'i'), '`---` without its closing line'],
  [
    new RegExp(`^\\+\\+\\+[ \\t]*\\n\\s*(?:${NAMES})[ \\t]*=`, 'i'),
    '`+++` without its closing line',
  ],
  [/^(?:;;;|---[ \t]*\w+[ \t]*\n)/, 'a block of another kind'],
  [
    new RegExp(`^([-+*=~_])\\1{2,}[ \\t]*\\w*[ \\t]*\\n\\s*(?:${NAMES})[ \\t]*[:=]`, 'i'),
    'a block of another kind',
  ],
  [
    new RegExp(`^#{1,6}[ \\t][^\\n]*\\n\\s*---[ \\t]*\\n\\s*(?:${NAMES})[ \\t]*:`, 'i'),
    'YAML behind a heading',
  ],
  [new RegExp(`^\\{[^}]*"(?:${NAMES})"[ \\t]*:`, 'i'), 'JSON'],
  [new RegExp(`^#\\+(?:${NAMES})[ \\t]*:`, 'i'), "Org mode's keywords"],
  [new RegExp(`^:(?:${NAMES})[ \\t]*:`, 'i'), "reStructuredText's fields"],
  [/^=[ \t]+[^\n]+\n(?:[^\n]+\n)*?:[\w-]+:/i, "AsciiDoc's header"],
  [
    new RegExp(`^<!--\\s*(?:[\\w-]+[ \\t]*:[^\\n]*\\n\\s*)*?(?:${NAMES})[ \\t]*:`, 'i'),
    'a comment',
  ],
  [
    new RegExp(`^\`{3}(?:ya?ml|toml|json)[ \\t]*\\n\\s*"?(?:${NAMES})"?[ \\t]*[:=]`, 'i'),
    'a fence of code',
  ],
  [
    new RegExp(
      `^(?:(?:${NAMES})[ \\t]*:[ \\t]+[^\\n]*\\n[A-Za-z][\\w -]*:[ \\t]|(?:draft|published|publish|private|status|visibility)[ \\t]*:[ \\t]+\\S)`,
      'i',
    ),
    "MultiMarkdown's lines",
  ],
]

/** What kind of frontmatter opens a text in a form that is not read, or undefined. */
export const unknownFrontmatter = (text: string): string | undefined =>
  UNKNOWN.find(([pattern]) => pattern.test(text))?.[1]
