// Loaded with --import before a measured program and the processes that it forks: each writes down
// what it used, in a file of its own.
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
      `${process.env.BENCH_RECORD}.${process.pid}`,
      JSON.stringify({
        cpu: (userCPUTime + systemCPUTime) / 1e6,
        pid: process.pid,
        memory: maxRSS / 1024,
        alive: performance.now(),
        stages,
      }),
    )
  })
}
