import { expose } from 'comlink'
import { statisticsOfMask } from './region-statistics.ts'

const statisticsWorker = { statisticsOfMask }

export type StatisticsWorker = typeof statisticsWorker

expose(statisticsWorker)
