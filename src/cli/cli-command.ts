/** 0: done, and nothing is wrong; 1: the input is not valid; 2: called wrongly, or a file cannot be read. */
export type ExitCode = 0 | 1 | 2

/** Where a command writes: `out` is what was asked for, `error` is about the run itself. One line each, without its line end. */
export interface Output {
  out(line: string): void
  error(line: string): void
}

/** One verb of the command line. */
export interface CliCommand {
  readonly name: string
  /** Its arguments as help shows them: `FILE`. */
  readonly usage: string
  /** One sentence for the list of commands. */
  readonly summary: string
  /** Runs with the arguments after the name. Throws UsageError when they do not fit. */
  run(args: readonly string[], output: Output): Promise<ExitCode>
}

/** The arguments do not fit; the message says how. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/**
 * Arguments of a command that takes no options.
 * @param names what each stands for, in order
 * @throws UsageError when there are more, fewer, or options among them
 */
export function positionals(args: readonly string[], names: readonly string[]): readonly string[] {
  const option = args.find((argument) => argument.startsWith('-'))
  if (option !== undefined) throw new UsageError(`there is no option ${option}`)
  const missing = names[args.length]
  if (missing !== undefined) throw new UsageError(`${missing} is missing`)
  const surplus = args[names.length]
  if (surplus !== undefined) throw new UsageError(`"${surplus}" is one argument too many`)
  return args
}
