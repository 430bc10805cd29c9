/** Where a JSON text stops being one. */
export interface JsonFault {
  readonly code: 'json-syntax' | 'json-duplicate-key'
  /** Index of the offending UTF-16 code unit; the length of the text where it ends too early. */
  readonly at: number
  /** The member name given twice in one object. */
  readonly key?: string
}

const literals = ['true', 'false', 'null']
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const escaped = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y

/**
 * The first fault of a text as one JSON value (RFC 8259): a syntax error, or a member name given twice in one object, which
 * `JSON.parse` lets pass and drops the first value of. Slow beside `JSON.parse`: for texts known to be at fault. Recurses as deep
 * as the text nests.
 */
export function findJsonFault(text: string): JsonFault | undefined {
  const end = valueEnd(text, skipSpace(text, 0))
  if (typeof end !== 'number') return end
  const rest = skipSpace(text, end)
  return rest === text.length ? undefined : syntax(rest)
}

const syntax = (at: number): JsonFault => ({ code: 'json-syntax', at })

function skipSpace(text: string, from: number): number {
  let at = from
  while (at < text.length && ' \t\n\r'.includes(text.charAt(at))) at++
  return at
}

/** Index after the value that begins at `at`, or what is wrong with it. */
function valueEnd(text: string, at: number): number | JsonFault {
  switch (text.charAt(at)) {
    case '{':
      return objectEnd(text, at)
    case '[':
      return listEnd(text, at, ']', valueEnd)
    case '"':
      return stringEnd(text, at)
  }
  const literal = literals.find((word) => text.startsWith(word, at))
  if (literal !== undefined) return at + literal.length
  number.lastIndex = at
  return number.test(text) ? number.lastIndex : syntax(at)
}

function objectEnd(text: string, from: number): number | JsonFault {
  const keys = new Set<string>()
  return listEnd(text, from, '}', (_, at) => {
    const keyEnd = text.charAt(at) === '"' ? stringEnd(text, at) : syntax(at)
    if (typeof keyEnd !== 'number') return keyEnd
    const key: string = JSON.parse(text.slice(at, keyEnd))
    if (keys.has(key)) return { code: 'json-duplicate-key', at, key }
    keys.add(key)
    const colon = skipSpace(text, keyEnd)
    return text.charAt(colon) === ':' ? valueEnd(text, skipSpace(text, colon + 1)) : syntax(colon)
  })
}

/** What objects and arrays share: entries with commas between them, up to the closing bracket. */
function listEnd(
  text: string,
  from: number,
  close: string,
  entryEnd: (text: string, at: number) => number | JsonFault,
): number | JsonFault {
  let at = skipSpace(text, from + 1)
  if (text.charAt(at) === close) return at + 1
  for (;;) {
    const end = entryEnd(text, at)
    if (typeof end !== 'number') return end
    at = skipSpace(text, end)
    if (text.charAt(at) === close) return at + 1
    if (text.charAt(at) !== ',') return syntax(at)
    at = skipSpace(text, at + 1)
  }
}

function stringEnd(text: string, from: number): number | JsonFault {
  let at = from + 1
  while (at < text.length) {
    const char = text.charAt(at)
    if (char === '"') return at + 1
    if (char < ' ') return syntax(at)
    if (char === '\\') {
      escaped.lastIndex = at
      if (!escaped.test(text)) return syntax(at)
      at = escaped.lastIndex
    } else {
      at++
    }
  }
  return syntax(at)
}
