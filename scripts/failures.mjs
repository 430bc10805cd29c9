import { relative } from 'node:path'

/** The lines of a failure worth repeating: what was expected and where; the rest stands further up in the output. */
const linesKept = 16

/** @typedef {{ status: string, fullName: string, failureMessages?: string[] }} VitestTest */
/** @typedef {{ name: string, status: string, message?: string, assertionResults: VitestTest[] }} VitestFile */
/** @typedef {{ message?: string, stack?: string }} PlaywrightError */
/** @typedef {{ title: string, file: string, line: number, ok: boolean, tests: { status: string, results: { errors: PlaywrightError[] }[] }[] }} PlaywrightSpec */
/** @typedef {{ specs?: PlaywrightSpec[], suites?: PlaywrightSuite[] }} PlaywrightSuite */

/**
 * A test file that failed without a failing test in it.
 * @param {VitestFile} file
 */
export function didNotLoad(file) {
  return file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed')
}

/**
 * What failed in a run of Vitest, to be repeated at the end: of a long output often only the end is kept.
 * @param {VitestFile[]} files
 * @returns {string[]} a text for each test that failed and for each file that did not load
 */
export function vitestFailures(files) {
  return files.flatMap((file) => {
    const path = relative(process.cwd(), file.name)
    if (didNotLoad(file)) return [told(path, file.message ?? 'did not load')]
    return file.assertionResults
      .filter((test) => test.status === 'failed')
      .map((test) => told(`${path} > ${test.fullName}`, (test.failureMessages ?? []).join('\n')))
  })
}

/**
 * What failed in a run of Playwright.
 * @param {PlaywrightSuite[]} suites
 * @returns {string[]} a text for each flow that failed
 */
export function playwrightFailures(suites) {
  return specsOf(suites)
    .filter((spec) => !spec.ok)
    .map(toldSpec)
}

/**
 * What passed at the second try only: more often a race in the app than a tired machine.
 * @param {PlaywrightSuite[]} suites
 * @returns {string[]} a text for each such flow, with what failed at the first try
 */
export function playwrightSecondTries(suites) {
  return specsOf(suites)
    .filter((spec) => spec.tests.some(({ status }) => status === 'flaky'))
    .map(toldSpec)
}

/**
 * @param {PlaywrightSuite[]} suites
 * @returns {PlaywrightSpec[]}
 */
function specsOf(suites) {
  return suites.flatMap((suite) => [...(suite.specs ?? []), ...specsOf(suite.suites ?? [])])
}

/** @param {PlaywrightSpec} spec */
function toldSpec(spec) {
  const errors = spec.tests.flatMap((test) => test.results).flatMap((result) => result.errors)
  return told(
    `${spec.file}:${spec.line} > ${spec.title}`,
    errors.map((error) => error.stack ?? error.message ?? '').join('\n'),
  )
}

/**
 * @param {string} name
 * @param {string} message
 */
function told(name, message) {
  return [
    name,
    ...message
      .split('\n')
      .slice(0, linesKept)
      .map((line) => `  ${line}`),
  ].join('\n')
}
