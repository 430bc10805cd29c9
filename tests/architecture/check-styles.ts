/** A style sheet as it is on disk. */
export interface StyleFile {
  /** Relative to the repository, `/`-separated. */
  readonly path: string
  readonly text: string
}

/** What has to be a token of src/ui/tokens.css, by what it is for. */
const literals: readonly { readonly what: string; readonly pattern: RegExp }[] = [
  { what: 'colour', pattern: /#[0-9a-f]{3,8}\b|\b(?:rgba?|hsla?|oklch|oklab|lab|lch)\(/i },
  { what: 'font size', pattern: /(?:^|[\s;])font(?:-size)?:[^;]*\d(?:px|pt|rem)\b/ },
  { what: 'radius', pattern: /radius:[^;]*\d(?:px|rem)\b/ },
  { what: 'duration', pattern: /(?:animation|transition)(?:-duration|-delay)?:[^;]*\d(?:ms|s)\b/ },
]

/** Literals that stay, and why. */
export const allowedLiterals: readonly { readonly path: string; readonly line: RegExp; readonly why: string }[] = [
  { path: 'src/ui/tokens.css', line: /./, why: 'here they are named' },
  {
    path: 'src/modalities/text/find/FindBar.module.css',
    line: /^(?:background-)?color: /,
    why: 'browsers disagree on whether ::highlight() knows the custom properties of the page',
  },
  { path: 'src/ui/base.css', line: /0\.01ms/, why: 'not a time but none: an event at the end still comes' },
  { path: 'src/ui/base.css', line: /glossa-late/, why: 'shown before any script ran, and late on purpose' },
]

/**
 * Colours, font sizes, radii and durations that are written out in a style sheet instead of named in src/ui/tokens.css.
 * @returns `path:line: what it is: the line`, lines from 1
 */
export function strayLiterals(styles: readonly StyleFile[]): string[] {
  return styles.flatMap(({ path, text }) =>
    text
      .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ''))
      .split('\n')
      .flatMap((line, index) => {
        const allowed = allowedLiterals.some((each) => each.path === path && each.line.test(line.trim()))
        const found = allowed ? undefined : literals.find(({ pattern }) => pattern.test(line))
        return found === undefined ? [] : [`${path}:${index + 1}: ${found.what}: ${line.trim()}`]
      }),
  )
}

/** Custom properties of the app that are used in a style sheet and defined in none: a misspelt token falls back in silence. */
export function unknownTokens(styles: readonly StyleFile[]): string[] {
  const defined = new Set(
    styles.flatMap(({ text }) => [...text.matchAll(/(--glossa-[\w-]+)\s*:/g)].map(([, name]) => name)),
  )
  return styles.flatMap(({ path, text }) =>
    [...text.matchAll(/var\((--glossa-[\w-]+)/g)].flatMap(([, name]) =>
      defined.has(name) ? [] : [`${path} uses ${name}, which is defined nowhere`],
    ),
  )
}
