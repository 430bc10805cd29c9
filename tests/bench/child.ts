import { benchmarks } from './list.ts'

export { benchmarks } from './list.ts'

/**
 * Runs one benchmark and sends its rows to the parent process: each has a process of its own, so that the memory and the compiled code of
 * one do not change the figures of the next.
 */
async function runAsChild(name: string): Promise<void> {
  const benchmark = benchmarks.find((candidate) => candidate.name === name)
  if (benchmark === undefined) throw new Error(`there is no benchmark ${name}`)
  const rows = await benchmark.run()
  process.send?.(rows)
}

// Only `npm run bench` starts this module as a process with a channel to its parent; it also imports it to read the list.
if (process.send !== undefined && process.env.GLOSSA_BENCH_NAME !== undefined)
  await runAsChild(process.env.GLOSSA_BENCH_NAME)
