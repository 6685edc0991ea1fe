/** A file that can't be taken; the message is the reason for the editor. */
export class Refusal extends Error {}
