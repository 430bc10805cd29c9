/**
 * The value that a share of the samples does not exceed (nearest rank).
 * @param share 0 to 1: 0.95 for the 95th percentile
 */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b)
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]
  if (value === undefined) throw new Error('a percentile of no samples')
  return value
}

export function mean(samples: readonly number[]): number {
  if (samples.length === 0) throw new Error('a mean of no samples')
  return samples.reduce((sum, sample) => sum + sample, 0) / samples.length
}
