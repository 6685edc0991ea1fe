// Loaded with --import before a measured program: writes down what its process used.
import { writeFileSync } from 'node:fs'
import { PerformanceObserver, performance } from 'node:perf_hooks'
import { isMainThread } from 'node:worker_threads'

const stages = {}

const note = (entries) => {
  for (const { name, duration } of entries) stages[name] = (stages[name] ?? 0) + duration
}

if (isMainThread && process.env.BENCH_RECORD) {
  const observer = new PerformanceObserver((list) => note(list.getEntries()))
  observer.observe({ entryTypes: ['measure'] })
  process.on('exit', () => {
    note(observer.takeRecords())
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
    writeFileSync(
      process.env.BENCH_RECORD,
      JSON.stringify({
        cpu: (userCPUTime + systemCPUTime) / 1e6,
        memory: maxRSS / 1024,
        alive: performance.now(),
        stages,
      }),
    )
  })
}
