import { llmsFullText } from '../data/llms.ts'
import { reportContents } from '../data/reports.ts'

export const GET = async () => {
  const texts = llmsFullText(await reportContents())
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const { done, value } = await texts.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
  })
  return new Response(body)
}
