-- One row for each job that is done now and then, on one node at a time. The names and meanings of the columns are
-- db-scheduler's: a node that runs a job has picked it, and says by the heartbeat that it lives.
CREATE TABLE job (
  task_name VARCHAR(40) NOT NULL,
  task_instance VARCHAR(40) NOT NULL,
  task_data ${octets},
  execution_time TIMESTAMP WITH TIME ZONE,
  picked BOOLEAN NOT NULL,
  picked_by VARCHAR(50),
  last_success TIMESTAMP WITH TIME ZONE,
  last_failure TIMESTAMP WITH TIME ZONE,
  consecutive_failures INTEGER,
  last_heartbeat TIMESTAMP WITH TIME ZONE,
  version BIGINT NOT NULL,
  CONSTRAINT job_pk PRIMARY KEY (task_name, task_instance)
);
