"""Starting, watching and stopping the whole: Postgres, Airflow's four processes, and the first sample.

``airflow standalone`` is not used: on SIGTERM it leaves its children behind. Airflow is only ever started
as a program here, never imported.
"""
