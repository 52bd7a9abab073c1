// What went wrong with a request, as RFC 9457 tells it, or as the browser met it before any answer came.
import type { Problem as DescribedProblem } from "./types";

// As described, but a proxy in between or the browser itself may know codes of its own.
export type Problem = Omit<DescribedProblem, "code"> & { code: string };

export class ApiError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail || problem.title);
    this.name = "ApiError";
  }

  get status(): number {
    return this.problem.status;
  }

  // No answer at all: the server is down or the network is gone.
  get unreachable(): boolean {
    return this.problem.status === 0;
  }
}

const text = (value: unknown): string => (typeof value === "string" ? value : "");

// Reads a problem document leniently: a proxy in between may answer with something else.
export function problem_of(body: unknown, status: number): Problem {
  const fields = typeof body === "object" && body !== null ? (body as Record<string, unknown>) : {};
  const errors = Array.isArray(fields.errors) ? (fields.errors as Problem["errors"]) : [];
  return {
    type: text(fields.type) || "about:blank",
    title: text(fields.title) || `HTTP ${status}`,
    status,
    detail: text(fields.detail),
    code: text(fields.code),
    errors,
    trace_id: text(fields.trace_id),
  };
}

export function unreachable(cause: unknown): ApiError {
  const detail = cause instanceof Error ? cause.message : String(cause);
  return new ApiError({ ...problem_of({}, 0), title: "unreachable", detail, code: "unreachable" });
}
