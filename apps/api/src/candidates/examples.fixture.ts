import type { Json } from "../testing/same-shape.fixture.ts";

/** A candidate as the source shows one; a link is null, because the source has no value there. */
export const candidateExample: Json = {
  id: 123,
  name: "John Doe",
  email: "johndoe@example.com",
  profile_pic: null,
  contact: "1234567890",
  location: '{"city":"Pune","state":"Maharashtra"}',
  resumes: {
    id: 1234,
    name: "Example 1",
    job: 7,
    status_text: "Under Review",
    relevant_experience_in_months: 2,
    overall_score: "8.900",
    resume_score: {
      id: 1251,
      ai_score: true,
      skills_score: "3.90",
      work_exp_score: "1.00",
      projects_score: "3.00",
      education_score: "1.00",
      certifications_score: "0.00",
      overall_score: "8.90",
      feedback: null,
      job: 7,
      user: 2,
      score_weight: 2,
    },
    completed: true,
    updated_at: "2025-01-06T14:40:03.684118Z",
    updated_by: null,
    is_approved: false,
    approved_by: null,
    created_at: "2025-01-06T14:39:19.599535Z",
  },
  applied_jobs: [{ id: 7, title: "Trainee - Associate Software Developer" }],
  created_at: "2024-07-02T12:38:00.405406Z",
  updated_at: "2025-01-06T14:39:59.433143Z",
};

/** The list of candidates as the source shows it. */
export const candidateListExample: Json = { count: 123, next: null, previous: null, results: [candidateExample] };
