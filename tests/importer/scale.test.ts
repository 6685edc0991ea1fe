import { expect, test } from 'vitest'
import { readRawReport } from '../../src/importer/read/raw-report.ts'
import { reportBody } from '../../src/importer/text/report-body.ts'

const bigReport = (sources: number, paragraphs: number): string =>
  [
    '# 大きな報告',
    ...Array.from(
      { length: paragraphs },
      (_, i) =>
        `${i % 14 === 0 ? `\n## 第${i}節の見出し\n` : ''}\n**「項目${i}」**は[2025]年に${i % 90}~${(i % 90) + 5}%動きました[${((i * 7) % sources) + 1}][${((i * 13) % sources) + 1}]。`,
    ),
    '\n#### 参照記事',
    ...Array.from(
      { length: sources },
      (_, i) =>
        `- [[${i + 1}]:https://news.example.com/s/${i + 1}](https://news.example.com/s/${i + 1})`,
    ),
  ].join('\n')

const convert = (raw: string): { ms: number; marks: number; sources: number } => {
  const start = performance.now()
  const report = readRawReport(raw)
  reportBody(report, (number) => `s-${number}`, new Map())
  return {
    ms: performance.now() - start,
    marks: report.marks.resolved.length,
    sources: report.sources.byNumber.size,
  }
}

test('converts 500 sources and 4,000 marks in near-linear time', () => {
  convert(bigReport(50, 200))
  const half = convert(bigReport(250, 1000))
  const whole = convert(bigReport(500, 2000))
  expect(whole).toMatchObject({ marks: 4000, sources: 500 })
  expect(whole.ms).toBeLessThan(Math.max(4 * half.ms, 500))
}, 30_000)
