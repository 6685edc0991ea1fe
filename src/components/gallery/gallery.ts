import type { Registry } from '../../citations/registry.ts'
import { components } from '../../markdown/components/all.ts'
import { readReport } from '../../markdown/read-report.ts'
import { renderReport } from '../../markdown/render-report.ts'

/** A component as the gallery shows it. */
export interface Example {
  name: string
  description: string
  props: { name: string; description: string; required: boolean }[]
  source: string
  html: string
}

const KEY = 'sample-report'
const HEAD = `---\ntitle: 見本\npublished: 2025-01-01\nsources: [${KEY}]\n---\n`

const registry: Registry = {
  entries: new Map([
    [
      KEY,
      {
        key: KEY,
        text: '',
        data: {
          type: 'report',
          title: '学習費用の見積もり',
          'container-title': '見本研究所',
          URL: 'https://lab.example.org/cost',
        },
      },
    ],
  ]),
  keys: new Set([KEY]),
  faulty: [],
}

const partsOf = (name: string): string[] =>
  [...components].filter(([, { within }]) => within === name).map(([part]) => part)

const propsOf = (name: string): Example['props'] =>
  Object.entries(components.get(name)?.props.shape ?? {}).map(([prop, schema]) => ({
    name: `${name} ${prop}`,
    description: schema.description ?? '',
    required: !schema.safeParse(undefined).success,
  }))

/** Every component with its example, rendered by the reports' own pipeline. */
export const galleryExamples = async (): Promise<Example[]> => {
  const shown = [...components].filter(([, { example }]) => example !== undefined)
  const ruby = {
    description: '語の上の読み。一字ずつの読みは縦棒で分ける。',
    example: '{典拠|てんきょ}とは、{東京|とう|きょう}の{拠|よりどころ}のこと。',
  }
  const all = [...shown, ['{漢字|かんじ}', ruby] as const]
  return Promise.all(
    all.map(async ([name, { description, example = '' }], index) => {
      const report = readReport(`gallery-${name}.mdx`, HEAD + example, registry)
      const { rendered, messages } = await renderReport(report, registry, `g${index}-`)
      return {
        name,
        description,
        props: [name, ...partsOf(name)].flatMap(propsOf),
        source: example,
        html: rendered?.html ?? messages.map(({ reason }) => reason).join('\n'),
      }
    }),
  )
}
