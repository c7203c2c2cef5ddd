import type { Json } from "../testing/same-shape.fixture.ts";

const user: Json = {
  id: 123,
  name: "John doe",
  org: 1,
  username: null,
  email: "johndoe@example.com",
  role: { id: 1, name: "Admin" },
  profile_pic: null,
  is_active: true,
  is_staff: true,
  is_superuser: true,
  last_login: "2025-02-17T04:52:49.230031Z",
  last_seen: "0 minutes ago",
  contact: 1234567890,
  country: "India",
  invited_by: null,
  created_at: "2024-12-02T12:33:13.659653Z",
};

/** The list of jobs as the source shows it; a link is null, because the source has no value there. */
export const jobListExample: Json = {
  count: 123,
  next: null,
  previous: null,
  results: [
    {
      id: 12,
      title: "Software Tester",
      jd_html: "text",
      description: "text",
      applicants_count: 12,
      applicants_today_count: 0,
      experience: 5,
      min_experience: 5,
      encrypted: "text",
      owner: user,
      max_experience: 10,
      employment_type: "Full Time",
      location: "Pune / Remote",
      published: true,
      closing_in: 0,
      close_date: "2025-01-31T00:00:00Z",
      created_at: "2024-09-27T06:11:18.952174Z",
      users_shared_with: [user],
      must_have_skills: [{ label: "Communication", value: "Communication", __isNew__: true }],
      score_weight: {
        id: 1,
        skills: "0.30",
        work_experience: "0.30",
        projects: "0.20",
        education: "0.10",
        certifications: "0.10",
        user: null,
      },
    },
  ],
};
