import { type CliCommand, type ExitCode, type Output, UsageError } from './cli-command.ts'
import { decodeCommand } from './decode.ts'
import { validateCommand } from './validate.ts'
import { versionCommand } from './version.ts'

const commands: readonly CliCommand[] = [decodeCommand, validateCommand, versionCommand]

/**
 * The command line: runs the command that the first argument names.
 * @param args without the program's own name
 */
export async function main(args: readonly string[], output: Output): Promise<ExitCode> {
  const [name, ...rest] = args
  if (name === '--help' || name === '-h' || name === 'help') return help(output)
  const command = commands.find((candidate) => candidate.name === name)
  if (command === undefined) return refuse(name === undefined ? 'no command' : `there is no command "${name}"`, output)
  if (rest.includes('--help') || rest.includes('-h')) return help(output)
  try {
    return await command.run(rest, output)
  } catch (error) {
    if (error instanceof UsageError) return refuse(error.message, output)
    throw error
  }
}

function help(output: Output): ExitCode {
  output.out('Usage: npm run glossa -- COMMAND [ARGUMENTS]')
  output.out('')
  const synopses = commands.map(({ name, usage }) => `${name} ${usage}`.trimEnd())
  const width = Math.max(...synopses.map((synopsis) => synopsis.length))
  commands.forEach(({ summary }, index) => {
    output.out(`  ${(synopses[index] ?? '').padEnd(width)}  ${summary}`)
  })
  output.out('')
  output.out('Exit codes: 0 done, 1 the input is not valid, 2 called wrongly or a file cannot be read.')
  return 0
}

function refuse(reason: string, output: Output): ExitCode {
  output.error(`glossa: ${reason}. Try: npm run glossa -- --help`)
  return 2
}
