import { expect, test } from 'vitest'
import { reportMetadata } from '../../src/data/metadata.ts'
import type { ReportView } from '../../src/data/view.ts'
import { specimen } from './specimen.ts'

const contents = (report: ReportView, name: string): string[] =>
  reportMetadata(report).tags.flatMap((tag) =>
    'name' in tag && tag.name === name ? [tag.content] : [],
  )

test('each person among the authors has a tag, family name first; organisations have none', () => {
  const authors = [
    { family: '見本', given: '花子' },
    { literal: '典拠 Tenkyo' },
    { family: 'Doe', given: 'Jo' },
  ]
  expect(contents({ ...specimen, authors }, 'citation_author')).toEqual(['見本, 花子', 'Doe, Jo'])
  expect(contents({ ...specimen, authors: [] }, 'citation_author')).toEqual([])
})

test('a reference names the persons who wrote it, and no organisation', () => {
  expect(contents(specimen, 'citation_reference')).toEqual([
    'citation_title=題1; citation_journal_title=見本通信; citation_publication_date=2025/02; citation_public_url=https://news.example.com/1',
    'citation_author=見本, 太郎; citation_journal_title=見本通信; citation_public_url=https://news.example.com/4',
  ])
})
