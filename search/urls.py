from django.urls import path

from search import views
from search.agenda_feed import AgendaFeed

urlpatterns = [
    path("zoeken/", views.search, name="search"),
    path("zoeken/suggesties/", views.suggest, name="suggestions"),
    path("kennis/", views.knowledge, name="knowledge"),
    path("agenda/", views.agenda, name="agenda"),
    path("agenda/agenda.ics", views.calendar_feed, name="agenda-calendar"),
    path("agenda/agenda.xml", AgendaFeed(), name="agenda-feed"),
    path("p/<int:page_id>/", views.short_address, name="short-address"),
    path("p/<int:page_id>", views.short_address),
]
