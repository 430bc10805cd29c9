import { describe, expect, test } from 'vitest'
import { errorReport } from './error-report.ts'

const context = { version: '1.2.3', userAgent: 'Browser/1' }

function errorWith(message: string, stack: string, name = 'TypeError'): Error {
  const error = new Error(message)
  error.name = name
  error.stack = stack
  return error
}

describe('errorReport', () => {
  test('names version, browser, kind and places', () => {
    const report = errorReport(
      errorWith(
        'x',
        'TypeError: x\n    at openCase (http://localhost:4173/assets/workbench-A1b2.js:12:34)\n    at async http://localhost:4173/assets/index-Z.js?t=1:5:6',
      ),
      context,
    )
    expect(report).toBe(
      'Glossa 1.2.3\nBrowser: Browser/1\nError: TypeError\nPlace:\n  openCase workbench-A1b2.js:12:34\n  (anonymous) index-Z.js:5:6',
    )
  })

  test('reads the stacks of Firefox and Safari', () => {
    const report = errorReport(
      errorWith('x', 'openCase@https://host/deep/workbench.js:12:34\n@https://host/a.js:1:2\n'),
      context,
    )
    expect(report).toContain('  openCase workbench.js:12:34\n  (anonymous) a.js:1:2')
  })

  test('tells nothing of the message, of addresses, or of a message that looks like a stack', () => {
    const message = 'JANE DOE 1960\n    at Jane (http://x/p/doe.js:1:2)'
    const stack = `TypeError: ${message}\n    at f (http://host/p/jane-doe/index.js:1:2)`
    const report = errorReport(errorWith(message, stack), context)
    expect(report.toLowerCase()).not.toContain('jane')
    expect(report.toLowerCase()).not.toContain('doe')
    expect(report).toContain('f index.js:1:2')
    expect(errorReport('Jane Doe', context)).not.toContain('Jane')
    expect(errorReport(errorWith('', '', 'Jane Doe'), context)).not.toContain('Jane')
  })

  test('a real error has a place', () => {
    expect(errorReport(new RangeError('secret'), context)).toMatch(/error-report\.test\.ts:\d+:\d+/)
  })
})
