import { defineCollection } from 'astro:content'
import { resolve } from 'node:path'
import { reportLoader } from './publishing/loaders/reports.ts'
import { sourceLoader } from './publishing/loaders/sources.ts'
import { topicLoader } from './publishing/loaders/topics.ts'
import { numberedReportSchema } from './schemas/report.ts'
import { sourceSchema } from './schemas/source.ts'
import { topicAddressesSchema } from './schemas/topics.ts'

const contentDir = resolve(process.env.CONTENT_DIR ?? 'content')

export const collections = {
  reports: defineCollection({ loader: reportLoader(contentDir), schema: numberedReportSchema }),
  sources: defineCollection({ loader: sourceLoader(contentDir), schema: sourceSchema }),
  topics: defineCollection({ loader: topicLoader(contentDir), schema: topicAddressesSchema }),
}
