from django.urls import path

from practices.comparing.views import as_csv, as_ods, compare
from practices.views import still_true

urlpatterns = [
    path("klopt-dit-nog/<str:token>/", still_true, name="still-true"),
    path("vergelijken/", compare, name="comparison"),
    path("vergelijken/tabel.csv", as_csv, name="comparison-csv"),
    path("vergelijken/tabel.ods", as_ods, name="comparison-ods"),
]
