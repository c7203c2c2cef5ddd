/** The effective path of an application: the stages it entered, in order, without what was taken back. */
export const pathFunctions = [
  // Entering a stage takes back whatever of the same workflow lies at its position or behind it.
  `create function effective_path(stage_ids bigint[], entered_at timestamptz[], stage bigint, at timestamptz)
   returns table (path_stage_ids bigint[], path_entered_at timestamptz[]) language sql stable as $body$
     select coalesce(array_agg(u.stage_id order by u.place), '{}') || stage,
       coalesce(array_agg(u.entered order by u.place), '{}') || at
     from unnest(stage_ids, entered_at) with ordinality as u(stage_id, entered, place)
     left join stages s on s.id = u.stage_id left join stages t on t.id = stage
     where s.id is null or t.id is null or s.workflow_id <> t.workflow_id or s.position < t.position
   $body$`,
];

export const withoutPathFunctions = ["drop function effective_path(bigint[], timestamptz[], bigint, timestamptz)"];

/** Gives the applications that are there their paths, out of their events, and counts everything for the first time. */
export const firstCount = [
  `do $body$
   declare
     each record;
     moved record;
     path record;
   begin
     for each in select o.id from organisations o order by o.id loop
       perform set_config('app.organisation_id', each.id::text, true);
       for moved in select e.subject_id, e.to_state::bigint as stage_id, e.at from events e
         where e.organisation_id = each.id and e.type = 'application.moved' and e.to_state is not null order by e.id
       loop
         update applications a set (path_stage_ids, path_entered_at) =
           (select p.path_stage_ids, p.path_entered_at
            from effective_path(a.path_stage_ids, a.path_entered_at, moved.stage_id, moved.at) p)
         where a.organisation_id = each.id and a.id = moved.subject_id;
       end loop;
       perform reconcile_rollups(each.id);
     end loop;
     perform set_config('app.organisation_id', '', true);
   end
   $body$`,
];
