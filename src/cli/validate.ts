import { createReadStream } from 'node:fs'
import { nativeMessage } from '../formats/native/messages.ts'
import { validateDataset } from '../formats/native/validate-dataset.ts'
import type { Problem } from '../lib/result.ts'
import { type CliCommand, positionals } from './cli-command.ts'
import { fromWhereTypedIn, isSystemError } from './files.ts'

export const validateCommand: CliCommand = {
  name: 'validate',
  usage: 'FILE',
  summary: 'Checks a native export (annotations.json): structure, records, ids and references.',
  run: async (args, output) => {
    const [file = ''] = positionals(args, ['FILE'])
    let found: Awaited<ReturnType<typeof validateDataset>>
    try {
      found = await validateDataset(createReadStream(fromWhereTypedIn(file)))
    } catch (error) {
      if (!isSystemError(error)) throw error
      output.error(`glossa: ${file} cannot be read: ${error.code}`)
      return 2
    }
    for (const problem of found.problems) output.out(`${file}: ${describe(problem)}`)
    const counts = Object.entries(found.counts).map(([kind, count]) => `${kind}: ${count}`)
    if (counts.length > 0) output.out(`${file} holds ${counts.join(', ')}`)
    output.out(`${file} is ${found.problems.length === 0 ? 'valid' : 'not valid'}`)
    return found.problems.length === 0 ? 0 : 1
  },
}

function describe(problem: Problem): string {
  return nativeMessage(problem) ?? `${problem.code} ${JSON.stringify(problem.params)}`
}
