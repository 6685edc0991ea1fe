import { llmsFullText } from '../data/llms.ts'
import { reportContents } from '../data/reports.ts'

export const GET = async () => new Response(llmsFullText(await reportContents()))
