import { expect, test } from 'vitest'
import { main } from './main.ts'

async function run(...args: string[]) {
  const out: string[] = []
  const error: string[] = []
  const exitCode = await main(args, { out: (line) => out.push(line), error: (line) => error.push(line) })
  return { exitCode, out, error }
}

test.each([['--help'], ['-h'], ['help']])('%s lists the commands', async (flag) => {
  const { exitCode, out, error } = await run(flag)
  expect(exitCode).toBe(0)
  expect(out.join('\n')).toMatch(/^ {2}version\s+Prints/m)
  expect(error).toEqual([])
})

test('a command answers --help too', async () => {
  expect((await run('version', '--help')).out[0]).toMatch(/^Usage/)
})

test('version prints the version of package.json alone', async () => {
  expect(await run('version')).toEqual({ exitCode: 0, out: [expect.stringMatching(/^\d+\.\d+\.\d+$/)], error: [] })
})

test.each([
  [[], 'no command'],
  [['frobnicate'], 'there is no command "frobnicate"'],
  [['version', 'now'], '"now" is one argument too many'],
  [['version', '--short'], 'there is no option --short'],
])('%j is refused', async (args, reason) => {
  const { exitCode, out, error } = await run(...args)
  expect(exitCode).toBe(2)
  expect(out).toEqual([])
  expect(error).toEqual([`glossa: ${reason}. Try: npm run glossa -- --help`])
})
