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

const NO_PICTURES = { addresses: new Map(), faults: new Map(), files: new Map() }

const convert = (raw: string): { marks: number; sources: number } => {
  const report = readRawReport(raw)
  reportBody(report, (number) => `s-${number}`, new Map(), NO_PICTURES)
  return { marks: report.marks.resolved.length, sources: report.sources.byNumber.size }
}

/** The least work of three conversions: a busy machine makes none of it more. */
const work = (raw: string): number => {
  const once = (): number => {
    const before = process.cpuUsage()
    convert(raw)
    return process.cpuUsage(before).user
  }
  return Math.min(once(), once(), once())
}

test('converts 500 sources and 4,000 marks with about four times the work of a quarter of them', () => {
  const [quarter, whole] = [bigReport(125, 500), bigReport(500, 2000)]
  expect(convert(whole)).toEqual({ marks: 4000, sources: 500 })
  // Work that grows with the square of the text would be sixteen times as much.
  expect(work(whole) / work(quarter)).toBeLessThan(8)
})
