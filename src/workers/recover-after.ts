import { recoverBatches } from '../persistence/batches.ts'
import { openDatabase } from '../persistence/database.ts'

/**
 * Finishes or discards the batches that an ended worker has left. Only one that was cut off may still hold a lock; else whoever holds one
 * is at work in another tab, and nobody waits for that.
 * @returns see `recoverBatches`
 */
export function recoverAfter(isCutOff: boolean): Promise<boolean> {
  return isCutOff ? recoverBatches(openDatabase()) : recoverBatches(openDatabase(), 0)
}
