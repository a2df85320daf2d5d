"""The pages under the Airflow UI, where every figure of a report can be checked.

Server-rendered HTML of a FastAPI application that knows nothing of Airflow: who may read, who may decide
and where the database is are passed to :func:`~cijferwacht.pages.app.create_app`.
"""
