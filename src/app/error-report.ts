export interface ReportContext {
  readonly version: string
  readonly userAgent: string
}

/** V8: `at name (http://host/path/file.js:1:2)`; Firefox and Safari: `name@http://host/path/file.js:1:2`. */
const place = /([\w.-]+\.(?:m?js|tsx?))(?:\?[^:\s]*)?:(\d+):(\d+)\)?\s*$/
const caller = /^\s*at (?:async |new )*([\w$.<>]+) \(|^([\w$.<>/]+)@/

/**
 * What a developer needs to know of an error and nothing of the patient: version, browser, kind of error, and the places in the code.
 * The message is left out, since it may quote what was being read; so are addresses, which may hold names of projects and cases.
 */
export function errorReport(error: unknown, { version, userAgent }: ReportContext): string {
  const name = error instanceof Error ? error.name : typeof error
  const stack = error instanceof Error ? stackPlaces(error) : []
  return [
    `Glossa ${version}`,
    `Browser: ${userAgent}`,
    `Error: ${/^[\w$]+$/.test(name) ? name : 'unnamed'}`,
    ...(stack.length === 0 ? ['Place: unknown'] : ['Place:', ...stack.map((place) => `  ${place}`)]),
  ].join('\n')
}

function stackPlaces(error: Error): string[] {
  // V8 puts the message before the frames; a message of several lines could look like one.
  const stack = error.stack ?? ''
  const head = `${error.name}: ${error.message}`
  const frames = stack.startsWith(head) ? stack.slice(head.length) : stack.replace(error.message, '')
  return frames.split('\n').flatMap((line) => {
    const found = place.exec(line)
    if (found === null) return []
    const [, file, lineNumber, column] = found
    const [, v8 = null, other = null] = caller.exec(line) ?? []
    return [`${v8 ?? other ?? '(anonymous)'} ${file}:${lineNumber}:${column}`]
  })
}
