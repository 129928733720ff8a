from django.urls import path

from search import views

urlpatterns = [
    path("zoeken/", views.search, name="search"),
    path("zoeken/suggesties/", views.suggest, name="suggestions"),
    path("kennis/", views.knowledge, name="knowledge"),
    path("p/<int:page_id>/", views.short_address, name="short-address"),
    path("p/<int:page_id>", views.short_address),
]
