"""Airflow's side of the door: what the DAG files share, so that each of them only schedules and passes on."""
