import type { Coded } from "../api/types";
import { grade_colour } from "./palette";
import "./grade.css";

interface Props {
  grade: string;
  scale: Coded[];
  size?: "small" | "medium" | "large";
  title?: string;
}

// A grade: letters first, colour second.
export function GradeTag({ grade, scale, size = "small", title }: Props) {
  const rank = scale.findIndex((entry) => entry.code === grade);
  return (
    <span
      className={`grade-tag grade-tag-${size}`}
      style={{ backgroundColor: grade_colour(rank, scale.length) }}
      title={title}
      data-grade={grade}
    >
      {grade || "—"}
    </span>
  );
}
