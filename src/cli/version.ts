import { type CliCommand, positionals } from './cli-command.ts'

export const versionCommand: CliCommand = {
  name: 'version',
  usage: '',
  summary: 'Prints the version of Glossa.',
  run: async (args, output) => {
    positionals(args, [])
    output.out(__APP_VERSION__)
    return 0
  },
}
